namespace Bot.Host.Slack;

/// <summary>One message a second in a channel, as Slack asks (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
internal sealed class ChannelPace(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Channels that had their turn long ago are forgotten from here on.
    private const int Many = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> free = [];

    /// <summary>Posts when it is the channel's turn.</summary>
    public async Task<T> PostAsync<T>(string channel, Func<Task<T>> post, CancellationToken cancellationToken)
    {
        while (WaitFor(channel) is { } wait)
            await Task.Delay(wait.InFull(), clock, cancellationToken);
        try
        {
            return await post();
        }
        finally
        {
            // Slack counts from when it had the message, which is not before now.
            lock (gate)
                free[channel] = clock.GetUtcNow() + Interval;
        }
    }

    /// <summary>How long it is until the channel's turn; null when it is now, and taken.</summary>
    private TimeSpan? WaitFor(string channel)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (free.TryGetValue(channel, out var next) && next > now)
                return next - now;
            if (free.Count >= Many)
                Forget(now);
            free[channel] = now + Interval;
            return null;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (channel, next) in free)
        {
            if (next <= now)
                free.Remove(channel);
        }
    }
}
