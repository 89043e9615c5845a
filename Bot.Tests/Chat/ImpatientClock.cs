using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Chat;

/// <summary>A clock that leaps to the end of every short wait, so that no test waits for a retry.</summary>
internal sealed class ImpatientClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    // Longer waits are limits and periods, which a test lets pass itself.
    private static readonly TimeSpan LongestLeap = TimeSpan.FromMinutes(5);

    /// <summary>Called once, when the next short wait begins.</summary>
    public Action? OnWait { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (period != Timeout.InfiniteTimeSpan || dueTime <= TimeSpan.Zero || dueTime > LongestLeap)
            return timer;
        var notice = OnWait;
        OnWait = null;
        notice?.Invoke();
        _ = Task.Run(() => Advance(dueTime));
        return timer;
    }
}
