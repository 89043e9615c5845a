namespace Bot.Host.Discord.Wire;

/// <summary>
/// When a shard may begin a session: so many at once in five seconds, and so many in a day
/// (https://docs.discord.com/developers/events/gateway#session-start-limit-object). Discord resets the token of a bot that begins too many.
/// </summary>
internal sealed class IdentifyTurns(SessionStartLimit limit, TimeProvider clock) : IDisposable
{
    // Counted from when Discord has answered, so that no delay on the way there can make it less.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, limit.MaxConcurrency).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly DateTimeOffset[] next = new DateTimeOffset[limit.MaxConcurrency];
    private readonly Lock gate = new();
    private int remaining = limit.Remaining;
    private DateTimeOffset resets = clock.GetUtcNow() + limit.ResetAfter;

    /// <summary>Waits for those before in the same place of Discord's limit, first come, first served.</summary>
    public async Task<IdentifyTurn> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        var key = shard % limit.MaxConcurrency;
        await turns[key].WaitAsync(cancellationToken);
        return new IdentifyTurn((onWait, stop) => TakeAsync(key, onWait, stop), isTaken => Release(key, isTaken));
    }

    private async Task TakeAsync(int key, Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        while (TakeFromDay() is { } untilReset)
        {
            onWait(untilReset);
            await Task.Delay(untilReset.InFull(), clock, cancellationToken);
        }

        if (next[key] - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait.InFull(), clock, cancellationToken);
    }

    private void Release(int key, bool isTaken)
    {
        if (isTaken)
            next[key] = clock.GetUtcNow() + Window;
        turns[key].Release();
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

/// <summary>One shard's turn: others of its place wait until Discord has answered it, or it is given up.</summary>
internal sealed class IdentifyTurn(Func<Action<TimeSpan>, CancellationToken, Task> take, Action<bool> release) : IDisposable
{
    private volatile bool isTaken;
    private bool isReleased;

    /// <summary>Until the session may be begun, at once.</summary>
    /// <param name="onWait">Told how long the day's limit makes it wait, if it does.</param>
    public async Task TakeAsync(Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        await take(onWait, cancellationToken);
        isTaken = true;
    }

    public void Dispose()
    {
        if (!Interlocked.Exchange(ref isReleased, true))
            release(isTaken);
    }
}
