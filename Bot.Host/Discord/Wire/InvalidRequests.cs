namespace Bot.Host.Discord.Wire;

/// <summary>
/// Counts the answers 401, 403 and 429, of which Discord takes 10,000 in ten minutes before it takes nothing more from the
/// address (https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
/// </summary>
internal sealed class InvalidRequests(TimeProvider clock)
{
    // A bot in order has a handful; others behind the same address may have some too.
    public const int Most = 2_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> times = new();

    public void Add()
    {
        lock (gate)
            times.Enqueue(clock.GetUtcNow());
    }

    /// <summary>How long nothing more may be sent; null when it may.</summary>
    public TimeSpan? Pause()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (times.TryPeek(out var oldest) && oldest + Window <= now)
                times.Dequeue();
            return times.Count < Most ? null : times.Peek() + Window - now;
        }
    }
}
