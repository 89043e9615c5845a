using Bot.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host;

/// <summary>
/// Lets time pass on a fake clock while real sockets are at work: a step for every request that the loopback server
/// answers meanwhile, so that a busy machine slows the clock too, and nothing sleeps.
/// </summary>
internal static class ClockPump
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    // A few seconds of the clock are then a few of a busy machine's too.
    private static readonly TimeSpan SmallStep = TimeSpan.FromMilliseconds(0.2);

    // So that a test which waits for what never comes fails, and does not hang.
    private const int MostSteps = 400_000;

    private const int MostTurns = 20;

    public static async Task<T> RunAsync<T>(this LoopbackServer server, FakeTimeProvider clock, Task<T> task)
    {
        await server.PassAsync(clock, () => task.IsCompleted);
        return await task;
    }

    public static async Task RunAsync(this LoopbackServer server, FakeTimeProvider clock, Task task)
    {
        await server.PassAsync(clock, () => task.IsCompleted);
        await task;
    }

    /// <summary>Until something holds.</summary>
    public static Task PassAsync(this LoopbackServer server, FakeTimeProvider clock, Func<bool> until, TimeSpan? step = null) =>
        server.PassAsync(clock, until, () => server.IsPressing ? SmallStep : step ?? Step);

    /// <summary>Until something holds, by steps of a length that may change.</summary>
    public static async Task PassAsync(this LoopbackServer server, FakeTimeProvider clock, Func<bool> until, Func<TimeSpan> step)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address };
        for (var steps = 0; !until(); steps++)
        {
            Assert.True(steps < MostSteps, "It does not come about.");
            using var answer = await client.GetAsync("nothing");
            // What has come is done before time goes on, as far as other tests leave room for it.
            for (var turns = 0; ThreadPool.PendingWorkItemCount > 0 && turns < MostTurns; turns++)
                await Task.Yield();
            // A request at work is not to be timed out by a clock that runs ahead of it.
            if (server.Waiting <= 0)
                clock.Advance(step());
        }
    }

    /// <summary>Lets sockets work without time passing, until something holds.</summary>
    public static Task SettleAsync(this LoopbackServer server, Func<bool> until) => server.PassAsync(new FakeTimeProvider(), until);
}
