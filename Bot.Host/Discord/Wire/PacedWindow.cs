namespace Bot.Host.Discord.Wire;

/// <summary>Lets through only so many in any stretch of a length, in the order they came.</summary>
internal sealed class PacedWindow(int most, TimeSpan length, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly DateTimeOffset[] turns = new DateTimeOffset[most];
    private int next;

    public ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        return wait <= TimeSpan.Zero ? ValueTask.CompletedTask : new ValueTask(Task.Delay(wait, clock, cancellationToken));
    }

    private TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            // A turn comes a length after the one that was as many turns before it.
            var earliest = turns[next] == default ? now : turns[next] + length;
            var wait = earliest > now ? (earliest - now).InFull() : TimeSpan.Zero;
            // Counted from when it does come, or the turn after it would be too near.
            turns[next] = now + wait;
            next = (next + 1) % most;
            return wait;
        }
    }
}
