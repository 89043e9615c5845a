using Bot.Fakes.Slack;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Slack;

/// <summary>
/// Lets time pass on a fake clock while real sockets are at work: a step for every request that the loopback server
/// answers meanwhile, so that a busy machine slows the clock too, and nothing sleeps.
/// </summary>
internal static class ClockPump
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    // So that a test which waits for what never comes fails, and does not hang.
    private const int MostSteps = 400_000;

    public static async Task<T> RunAsync<T>(this LoopbackSlack slack, FakeTimeProvider clock, Task<T> task)
    {
        await slack.PassAsync(clock, () => task.IsCompleted);
        return await task;
    }

    public static async Task RunAsync(this LoopbackSlack slack, FakeTimeProvider clock, Task task)
    {
        await slack.PassAsync(clock, () => task.IsCompleted);
        await task;
    }

    /// <summary>Until something holds.</summary>
    public static async Task PassAsync(this LoopbackSlack slack, FakeTimeProvider clock, Func<bool> until, TimeSpan? step = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = slack.Address };
        for (var steps = 0; !until(); steps++)
        {
            Assert.True(steps < MostSteps, "It does not come about.");
            using var answer = await client.GetAsync("nothing");
            // A request at work is not to be timed out by a clock that runs ahead of it.
            if (slack.Waiting <= 0)
                clock.Advance(step ?? Step);
        }
    }

    /// <summary>Lets sockets work without time passing, until something holds.</summary>
    public static Task SettleAsync(this LoopbackSlack slack, Func<bool> until) => slack.PassAsync(new FakeTimeProvider(), until);
}
