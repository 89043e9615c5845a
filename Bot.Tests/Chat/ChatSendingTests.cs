using Bot.Core.Chat;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatSendingTests
{
    [Fact]
    public async Task A_transient_failure_is_tried_again_until_the_reply_stands()
    {
        var failures = 5;
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (call, _) =>
            call == "post" && failures-- > 0 ? throw new ChatAdapterException("500", isTransient: true) { MayHaveTakenEffect = failures == 2 } : Task.CompletedTask);

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.Equal(6, run.Adapter.CallsOf("post").Count());
        Assert.True(Assert.Single(run.Adapter.Standing).Reply.MayBePosted);
    }

    [Fact]
    public async Task The_platforms_own_wait_is_kept()
    {
        var refused = false;
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (call, _) =>
        {
            if (call != "post" || refused)
                return Task.CompletedTask;
            refused = true;
            throw new ChatAdapterException("429", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(90) };
        });
        var asked = run.Clock.GetUtcNow();

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.InRange(run.Clock.GetUtcNow() - asked, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(92));
        Assert.Single(run.Adapter.Standing);
    }

    [Fact]
    public async Task A_permanent_failure_is_told_to_the_asker_and_not_tried_again()
    {
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (call, _) =>
            call == "post" ? throw new ChatAdapterException("is_archived", isTransient: false) : Task.CompletedTask);

        await run.AskAsync(Mention("m1", "Who voted?"));

        var (place, notice) = await run.Adapter.NextNoticeAsync();
        Assert.Equal((NoticeKind.NotPosted, "u1"), (notice.Kind, place.OnlyFor));
        Assert.Single(run.Adapter.CallsOf("post"));
        Assert.Equal(QuestionState.Failed, (await run.FindAsync("m1")).State);
    }

    [Fact]
    public async Task An_adapter_that_throws_anything_else_is_not_asked_twice()
    {
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (call, _) =>
            call == "post" ? throw new FormatException("bug") : Task.CompletedTask);

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.Single(run.Adapter.CallsOf("post"));
        Assert.Equal(NoticeKind.NotPosted, (await run.Adapter.NextNoticeAsync()).Notice.Kind);
    }

    [Fact]
    public async Task A_platform_that_stays_down_is_given_up_after_the_set_time()
    {
        await using var run = await ChatRun.StartAsync(run =>
        {
            run.Options.SendMinutes = 10;
            run.Adapter.Before = (call, _) => call == "post" ? throw new ChatAdapterException("503", isTransient: true) : Task.CompletedTask;
        });
        var asked = run.Clock.GetUtcNow();

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.Equal(QuestionState.Failed, (await run.FindAsync("m1")).State);
        Assert.InRange(run.Clock.GetUtcNow() - asked, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task A_slow_channel_keeps_no_other_waiting()
    {
        var held = new TaskCompletionSource();
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (call, text) =>
            call == "post" && text.StartsWith("slow", StringComparison.Ordinal) ? held.Task : Task.CompletedTask);
        for (var i = 0; i < 50; i++)
            await run.ReceiveAsync(Mention($"s{i}", $"slow {i}?", channel: "slow"));
        await run.ReceiveAsync(Mention("m1", "quick?", channel: "c2"));

        while (run.Adapter.Standing.Count == 0)
            await Task.Yield();
        Assert.Equal("quick? [1]", Assert.Single(run.Adapter.Standing).Text);
        held.SetResult();
        await run.SettleAsync();

        Assert.Equal(51, run.Adapter.Standing.Count);
    }

    [Fact]
    public async Task A_failing_platform_loses_nothing_and_repeats_nothing()
    {
        var random = new Random(11);
        var access = new Lock();
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (_, _) =>
        {
            lock (access)
                return random.NextDouble() < 0.2 ? throw new ChatAdapterException("flaky", isTransient: true) : Task.CompletedTask;
        });

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => run.ReceiveAsync(Mention($"m{i}", $"{i}?", user: $"u{i}", channel: $"c{i % 6}"))));
        await run.SettleAsync();

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}? [1]").Order(), run.Adapter.Standing.Select(reply => reply.Text).Order());
    }
}
