using System.Collections.Concurrent;

namespace Bot.Core.Ingestion.Web;

/// <summary>Keeps requests to one host a given time apart.</summary>
internal sealed class HostPace(TimeSpan delay, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> next = new(StringComparer.OrdinalIgnoreCase);

    public async Task WaitAsync(string host, CancellationToken cancellationToken)
    {
        if (delay == TimeSpan.Zero)
            return;
        var now = clock.GetUtcNow();
        var turn = next.AddOrUpdate(host, now + delay, (_, free) => (free > now ? free : now) + delay) - delay;
        if (turn > now)
            await Task.Delay(turn - now, clock, cancellationToken);
    }
}
