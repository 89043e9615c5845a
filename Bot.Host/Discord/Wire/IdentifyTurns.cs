namespace Bot.Host.Discord.Wire;

/// <summary>
/// When a shard may begin a session: so many at once in five seconds, and so many in a day
/// (https://docs.discord.com/developers/events/gateway#session-start-limit-object). Discord resets the token of a bot that begins too many.
/// </summary>
internal sealed class IdentifyTurns(SessionStartLimit limit, TimeProvider clock) : IDisposable
{
    // By Discord's clock it is five seconds; a little more covers what the way there adds or takes.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5.25);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, limit.MaxConcurrency).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly DateTimeOffset[] next = new DateTimeOffset[limit.MaxConcurrency];
    private readonly Lock gate = new();
    private int remaining = limit.Remaining;
    private DateTimeOffset resets = clock.GetUtcNow() + limit.ResetAfter;

    /// <param name="onWait">Told how long the day's limit makes it wait, if it does.</param>
    public async Task WaitAsync(int shard, Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        var key = shard % limit.MaxConcurrency;
        await turns[key].WaitAsync(cancellationToken);
        try
        {
            while (TakeFromDay() is { } untilReset)
            {
                onWait(untilReset);
                await Task.Delay(untilReset, clock, cancellationToken);
            }

            if (next[key] - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            next[key] = clock.GetUtcNow() + Window;
        }
        finally
        {
            turns[key].Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in turns)
            turn.Dispose();
    }

    /// <summary>Null when it was taken, else how long there is none.</summary>
    private TimeSpan? TakeFromDay()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now >= resets)
                (remaining, resets) = (limit.Total, now + Day);
            if (remaining <= 0)
                return resets - now;
            remaining--;
            return null;
        }
    }
}

/// <summary>How many sessions may be begun.</summary>
/// <param name="MaxConcurrency">At once, in five seconds.</param>
internal sealed record SessionStartLimit(int Total, int Remaining, TimeSpan ResetAfter, int MaxConcurrency);
