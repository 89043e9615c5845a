using Bot.Host.Discord.Wire;
using Bot.Host.Slack;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host;

/// <summary>Nobody is let through a fraction of a millisecond early, or waits for one by doing nothing over and over.</summary>
public sealed class WaitsTests
{
    // Of the machine's time: an endless loop ends the test here.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Uneven = TimeSpan.FromMilliseconds(1_000.6);

    private static readonly DiscordRequest Request = new(HttpMethod.Get, DiscordRoute.CurrentUser);

    private readonly FakeTimeProvider clock = FerryStory.Clock();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pause_of_uneven_length_is_kept_in_full(bool isGlobal)
    {
        using var limits = new RateLimits(requestsPerSecond: 50, clock);
        limits.Leave(await limits.EnterAsync(Request, CancellationToken.None), Paused(isGlobal));

        await AssertWaitsAsync(limits.EnterAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task A_pace_of_uneven_length_is_kept_in_full()
    {
        var window = new PacedWindow(most: 1, Uneven, clock);
        await window.WaitAsync(CancellationToken.None);

        await AssertWaitsAsync(window.WaitAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_turn_is_counted_from_when_it_came_and_not_from_when_it_was_due()
    {
        var window = new PacedWindow(most: 1, Uneven, clock);
        await window.WaitAsync(CancellationToken.None);
        var second = window.WaitAsync(CancellationToken.None).AsTask();
        await AdvanceAsync(TimeSpan.FromMilliseconds(1_001));
        await second.WaitAsync(Longest, TimeProvider.System, CancellationToken.None);
        // Due 1,000.6 after the one before was due, which is less after it came.
        await AdvanceAsync(TimeSpan.FromMilliseconds(1_000.2));

        await AssertNotYetAsync(window);
    }

    [Fact]
    public async Task A_day_that_ends_at_an_uneven_time_is_waited_for_in_full()
    {
        using var turns = new IdentifyTurns(new SessionStartLimit(Total: 1, Remaining: 0, ResetAfter: Uneven, MaxConcurrency: 1), clock);
        using var turn = await turns.EnterAsync(shard: 0, CancellationToken.None);

        await AssertWaitsAsync(turn.TakeAsync(_ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task A_channel_whose_turn_is_at_an_uneven_time_waits_for_it_in_full()
    {
        var pace = new ChannelPace(clock);
        await pace.PostAsync("C1", () => Task.FromResult(0), CancellationToken.None);
        await AdvanceAsync(TimeSpan.FromMilliseconds(0.4));
        var next = pace.PostAsync("C1", () => Task.FromResult(0), CancellationToken.None);

        await AdvanceAsync(TimeSpan.FromMilliseconds(999.4));
        Assert.False(next.IsCompleted);
        await AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await next.WaitAsync(Longest, TimeProvider.System, CancellationToken.None);
    }

    private async Task AssertNotYetAsync(PacedWindow window)
    {
        var waiting = window.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        await AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(Longest, TimeProvider.System, CancellationToken.None);
    }

    private async Task AssertWaitsAsync(Task waiting)
    {
        await AdvanceAsync(TimeSpan.FromMilliseconds(1_000.2));
        Assert.False(waiting.IsCompleted);
        await AdvanceAsync(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(Longest, TimeProvider.System, CancellationToken.None);
    }

    // Not on the test's own thread, which a loop in what is woken would take with it.
    private Task AdvanceAsync(TimeSpan time) => Task.Run(() => clock.Advance(time)).WaitAsync(Longest, TimeProvider.System, CancellationToken.None);

    private static RateLimitAnswer Paused(bool isGlobal) =>
        new(null, null, null, null, null, RetryAfter: Uneven, isGlobal, IsShared: false, IsBan: false, IsSuccess: false);
}
