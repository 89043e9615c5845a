using System.Reactive.Concurrency;
using System.Reactive.Disposables;

namespace Bot.Host.Slack;

/// <summary>SlackNet's waits on the bot's clock.</summary>
/// <param name="stop">Nothing is begun any more: SlackNet does not call off what it has planned.</param>
internal sealed class SlackNetScheduler(TimeProvider clock, CancellationToken stop) : LocalScheduler
{
    public override DateTimeOffset Now => clock.GetUtcNow();

    public override IDisposable Schedule<TState>(TState state, TimeSpan dueTime, Func<IScheduler, TState, IDisposable> action)
    {
        if (dueTime <= TimeSpan.Zero)
            return TaskPoolScheduler.Default.Schedule(state, (_, value) => action(this, value));
        var done = new MultipleAssignmentDisposable();
        var timer = clock.CreateTimer(_ => Begin(), null, dueTime, Timeout.InfiniteTimeSpan);
        return StableCompositeDisposable.Create(timer, done);

        void Begin()
        {
            if (!stop.IsCancellationRequested)
                done.Disposable = action(this, state);
        }
    }
}
