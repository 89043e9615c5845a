using System.Collections.Concurrent;

namespace Bot.Host.Slack.Wire;

/// <summary>Keeps all callers off a method for as long as Slack asked (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
internal sealed class MethodPauses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> until = new();

    public void Pause(string method, TimeSpan pause)
    {
        var end = clock.GetUtcNow() + pause;
        until.AddOrUpdate(method, end, (_, other) => other > end ? other : end);
    }

    public async Task WaitAsync(string method, CancellationToken cancellationToken)
    {
        while (until.TryGetValue(method, out var end) && end - clock.GetUtcNow() is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, clock, cancellationToken);
    }
}
