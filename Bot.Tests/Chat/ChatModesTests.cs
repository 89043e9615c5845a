using Bot.Core.Answering;
using Bot.Core.Chat;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatModesTests
{
    [Fact]
    public async Task A_new_channel_hears_from_the_bot_only_when_it_is_mentioned()
    {
        await using var run = await ChatRun.StartAsync();

        Assert.Equal(Receipt.Ignored, await run.AskAsync(Overheard("m1", "Who voted?")));
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m2", "Who voted?")));

        Assert.Equal("m2", Assert.Single(run.Adapter.Standing).Thread);
        Assert.Null(await run.Chat.FindAsync(Address("m1"), CancellationToken.None));
    }

    [Fact]
    public async Task Follow_ups_need_no_mention_in_a_thread_of_the_bot_and_do_in_a_human_one()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        await run.AskAsync(Mention("m3", "And here?", thread: "human"));

        Assert.Equal(Receipt.Accepted, await run.AskAsync(Overheard("m2", "And when?", thread: "m1", user: "u2")));
        Assert.Equal(Receipt.Ignored, await run.AskAsync(Overheard("m4", "I think so too?", thread: "human")));
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m5", "Why?", thread: "human")));

        Assert.Equal(
            [("m1", "Who voted? [1]"), ("human", "And here? [1]"), ("m1", "Who voted? > And when? [1]"), ("human", "And here? > Why? [1]")],
            run.Adapter.Standing.Select(reply => (reply.Thread!, reply.Text)));
    }

    [Fact]
    public async Task A_reply_to_the_bots_message_is_a_follow_up_without_any_thread()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        var answer = Assert.Single(run.Adapter.Standing).Id;

        Assert.Equal(Receipt.Accepted, await run.AskAsync(Overheard("m2", "And when?") with { InReplyTo = answer }));
        Assert.Equal(Receipt.Ignored, await run.AskAsync(Overheard("m3", "Lunch?") with { InReplyTo = "m2" }));

        Assert.Equal("Who voted? > And when? [1]", run.Adapter.Standing[^1].Text);
    }

    [Fact]
    public async Task Thanks_in_a_thread_of_the_bot_get_no_lecture()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) =>
            Task.FromResult(message.Text == "🙏" ? Abstain(message, AbstentionReason.BadInput) : Echo(message)));
        await run.AskAsync(Mention("m1", "Who voted?"));

        await run.AskAsync(Overheard("m2", "🙏", thread: "m1"));
        await run.AskAsync(Mention("m3", "🙏", thread: "m1"));

        Assert.Equal(2, run.Adapter.Standing.Count);
        Assert.Null(await run.Chat.FindAsync(Address("m2"), CancellationToken.None));
    }

    [Theory]
    [InlineData(0.95, 1)]
    [InlineData(0.7, 0)]
    public async Task In_auto_mode_the_bot_speaks_unasked_only_when_it_is_confident(double confidence, int replies)
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) => Task.FromResult(Echo(message, confidence)));
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Auto, false), CancellationToken.None);
        await run.CrashAsync();

        Assert.Equal(Receipt.Accepted, await run.AskAsync(Overheard("m1", "Who voted?")));
        Assert.Equal(Receipt.Ignored, await run.AskAsync(Overheard("m2", "Who voted?", thread: "human")));
        Assert.Equal(Receipt.Duplicate, await run.AskAsync(Overheard("m1", "Who voted?")));

        Assert.Equal(replies, run.Adapter.Standing.Count);
        Assert.Equal(replies == 0, await run.Chat.FindAsync(Address("m1"), CancellationToken.None) is null);
        Assert.DoesNotContain("on", run.Adapter.CallsOf("working"));
    }

    [Fact]
    public async Task In_auto_mode_failure_and_abstention_are_silent()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) =>
            message.Text == "broken?" ? throw new InvalidOperationException() : Task.FromResult(Abstain(message)));
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Auto, false), CancellationToken.None);

        await run.AskAsync(Overheard("m1", "broken?"));
        await run.AskAsync(Overheard("m2", "unknown?"));

        Assert.Empty(run.Adapter.Standing);
    }

    [Fact]
    public async Task Switched_off_the_bot_tells_whoever_mentions_it_once_a_day_and_is_silent_otherwise()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m0", "Who voted?"));
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Off, false), CancellationToken.None);

        Assert.Equal(Receipt.SwitchedOff, await run.AskAsync(Mention("m1", "Who voted?")));
        Assert.Equal(Receipt.SwitchedOff, await run.AskAsync(Mention("m2", "Hello?")));
        Assert.Equal(Receipt.Ignored, await run.AskAsync(Overheard("m3", "And when?", thread: "m0")));
        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Receipt.SwitchedOff, await run.AskAsync(Mention("m4", "Hello?")));
        await run.Service.StopAsync(CancellationToken.None);

        Assert.Equal(2, run.Adapter.WaitingNotices);
        var (place, notice) = await run.Adapter.NextNoticeAsync();
        Assert.Equal((NoticeKind.SwitchedOff, "u1"), (notice.Kind, place.OnlyFor));
        Assert.Single(run.Adapter.Standing);
    }

    [Fact]
    public async Task Switched_off_a_command_still_answers_its_asker_alone()
    {
        await using var run = await ChatRun.StartAsync();
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Off, false), CancellationToken.None);

        await run.AskAsync(Command("i1", "Who voted?"));

        Assert.Equal("u1", Assert.Single(run.Adapter.Standing).OnlyFor);
        Assert.Equal(ShareOutcome.SwitchedOff, await run.Service.ShareAsync((await run.FindAsync("i1")).Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_command_for_everyone_is_answered_for_everyone_except_where_the_bot_is_switched_off()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Command("i1", "Who voted?") with { IsForEveryone = true });
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Off, false), CancellationToken.None);
        await run.AskAsync(Command("i2", "And when?") with { IsForEveryone = true });

        Assert.Equal([(null, "Who voted? [1]"), ("u1", "And when? [1]")], run.Adapter.Standing.Select(reply => (reply.OnlyFor, reply.Text)));
    }

    [Fact]
    public async Task A_person_who_is_the_same_in_every_workspace_is_forgotten_in_all_of_them()
    {
        await using var run = await ChatRun.StartAsync();
        var everywhere = new UserAddress(Platform, "@all", "u1");
        foreach (var workspace in new[] { "w1", "w2" })
            await run.AskAsync(Mention("m1", "Who voted?") with { Address = new(new(Platform, workspace, "c1"), "m1"), Asker = everywhere });

        var notice = await run.Service.ForgetAsync(everywhere, "en", CancellationToken.None);

        Assert.Contains("(2 questions)", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_conversation_remembers_what_was_asked_lately()
    {
        await using var run = await ChatRun.StartAsync();

        await run.AskAsync(Direct("m1", "Who voted?"));
        await run.AskAsync(Direct("m2", "And when?"));
        run.Clock.Advance(TimeSpan.FromHours(3));
        await run.AskAsync(Direct("m3", "Who won?"));
        await run.AskAsync(Direct("m4", "Who am I?", user: "u2"));

        Assert.Equal(["Who voted? [1]", "Who voted? > And when? [1]", "Who won? [1]", "Who am I? [1]"], run.Adapter.Standing.Select(reply => reply.Text));
        Assert.All(run.Adapter.Standing, reply => Assert.Null(reply.Thread));
    }
}
