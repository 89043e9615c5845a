using System.Collections.Concurrent;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Tests.Fixtures;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatServiceTests
{
    [Fact]
    public async Task A_question_says_which_workspace_it_comes_from()
    {
        var workspaces = new List<string>();
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) =>
        {
            workspaces.Add(message.Workspace);
            return Task.FromResult(Echo(message));
        });
        var message = Mention("m1", "Who voted?");

        await run.AskAsync(message);

        Assert.Equal([$"{message.Address.Channel.Platform}/{message.Address.Channel.Workspace}"], workspaces);
    }

    [Fact]
    public async Task A_mention_is_answered_in_a_thread_of_its_own()
    {
        await using var run = await ChatRun.StartAsync();

        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m1", "Who voted?")));

        var reply = Assert.Single(run.Adapter.Standing);
        Assert.Equal(("Who voted? [1]", "c1", "m1", null), (reply.Text, reply.Channel, reply.Thread, reply.OnlyFor));
        Assert.Equal([ReplyAction.ShowPassages, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator], reply.Reply.Actions);
        Assert.Equal(QuestionState.Sent, (await run.FindAsync("m1")).State);
    }

    [Fact]
    public async Task A_message_delivered_as_mention_and_overheard_and_under_several_events_is_answered_once()
    {
        await using var run = await ChatRun.StartAsync();
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Auto, false), CancellationToken.None);
        IncomingMessage[] deliveries =
        [
            Mention("m1", "Who voted?") with { EventId = "e1" },
            Mention("m1", "Who voted?") with { EventId = "e1" },
            Mention("m1", "Who voted?") with { EventId = "e2" },
            Overheard("m1", "Who voted?") with { EventId = "e3" },
            Overheard("m1", "Who voted?") with { EventId = "e4" },
        ];

        var receipts = new List<Receipt>();
        foreach (var delivery in deliveries)
            receipts.Add(await run.AskAsync(delivery));
        await run.CrashAsync();
        receipts.Add(await run.AskAsync(deliveries[0] with { EventId = "e5" }));

        Assert.Equal([Receipt.Accepted, .. Enumerable.Repeat(Receipt.Duplicate, 5)], receipts);
        Assert.Single(run.Adapter.Standing);
    }

    [Fact]
    public async Task A_mention_counts_also_when_the_same_message_was_overheard_before()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) => Task.FromResult(Abstain(message)));
        await run.Service.SetChannelAsync(Channel(), new ChannelSettings(ChannelMode.Auto, false), CancellationToken.None);

        await run.AskAsync(Overheard("m1", "Who voted?"));
        Assert.Empty(run.Adapter.Standing);
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m1", "Who voted?")));
        Assert.Equal(Receipt.Duplicate, await run.AskAsync(Overheard("m1", "Who voted?")));

        Assert.Single(run.Adapter.Standing);
    }

    [Fact]
    public async Task A_storm_of_duplicates_from_many_threads_is_answered_once_each()
    {
        await using var run = await ChatRun.StartAsync();
        var random = new Random(20_310_701);
        var deliveries = Enumerable.Range(0, 200)
            .SelectMany(i => Enumerable.Range(0, random.Next(1, 6)).Select(copy => (Question: i, Event: $"e{i}-{copy / 2}")))
            .Select(delivery => Mention($"m{delivery.Question}", "Who?", user: $"u{delivery.Question % 17}", channel: $"c{delivery.Question % 5}") with { EventId = delivery.Event })
            .ToArray();
        random.Shuffle(deliveries);
        var receipts = new ConcurrentBag<Receipt>();

        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (delivery, _) => receipts.Add(await run.ReceiveAsync(delivery)));
        await run.SettleAsync();

        Assert.Equal(200, receipts.Count(receipt => receipt == Receipt.Accepted));
        Assert.Equal(deliveries.Length - 200, receipts.Count(receipt => receipt == Receipt.Duplicate));
        Assert.Equal(200, run.Adapter.Standing.Count);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"m{i}").Order(), run.Adapter.Standing.Select(reply => reply.Thread).Order());
    }

    [Fact]
    public async Task A_conversation_is_answered_in_order_while_others_go_on()
    {
        var held = new TaskCompletionSource();
        await using var run = await ChatRun.StartAsync(run => run.Ask = async (message, _) =>
        {
            if (message.Text == "slow?")
                await held.Task;
            return Echo(message);
        });

        await run.ReceiveAsync(Mention("m1", "slow?"));
        await run.ReceiveAsync(Overheard("m2", "and then?", thread: "m1"));
        await run.ReceiveAsync(Mention("m3", "quick?", channel: "c2"));
        var quick = Task.Run(async () =>
        {
            while (run.Adapter.Standing.Count == 0)
                await Task.Yield();
        });
        await quick.WaitAsync(Patience);
        Assert.Equal("quick? [1]", Assert.Single(run.Adapter.Standing).Text);
        held.SetResult();
        await run.SettleAsync();

        Assert.Equal(["quick? [1]", "slow? [1]", "slow? > and then? [1]"], run.Adapter.Standing.Select(reply => reply.Text));
    }

    [Fact]
    public async Task A_throwing_pipeline_ends_in_an_apology_in_the_askers_language()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (_, _) => throw new InvalidOperationException("broken"));

        await run.AskAsync(Mention("m1", "Who voted for the fare?"));
        await run.AskAsync(Mention("m2", "¿Quién votó por la tarifa de los barcos?", user: "u2"));

        Assert.Equal([NoticeKind.Failed, NoticeKind.Failed], run.Adapter.Standing.Select(reply => ((ChatReply.Apology)reply.Reply.Content).Notice.Kind));
        Assert.Equal(["en", "es"], run.Adapter.Standing.Select(reply => ((ChatReply.Apology)reply.Reply.Content).Notice.Language));
        Assert.All(run.Adapter.Standing, reply => Assert.Empty(reply.Reply.Actions));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_ends_in_an_apology()
    {
        var asked = new TaskCompletionSource();
        await using var run = await ChatRun.StartAsync(run => run.Ask = async (_, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("never");
        });

        await run.ReceiveAsync(Mention("m1", "Who voted?"));
        await asked.Task.WaitAsync(Patience);
        run.Clock.Advance(TimeSpan.FromSeconds(run.Options.AnswerSeconds));
        await run.SettleAsync();

        Assert.IsType<ChatReply.Apology>(Assert.Single(run.Adapter.Standing).Reply.Content);
    }

    [Fact]
    public async Task A_full_queue_says_so_to_the_asker_and_no_redelivery_is_answered_later()
    {
        var held = new TaskCompletionSource();
        await using var run = await ChatRun.StartAsync(run =>
        {
            run.Options.QueueSize = 1;
            run.Ask = async (message, _) =>
            {
                await held.Task;
                return Echo(message);
            };
        });

        Assert.Equal(Receipt.Accepted, await run.ReceiveAsync(Mention("m1", "first?")));
        Assert.Equal(Receipt.Busy, await run.ReceiveAsync(Mention("m2", "second?", user: "u2")));
        var (place, notice) = await run.Adapter.NextNoticeAsync();
        held.SetResult();
        await run.SettleAsync();

        Assert.Equal((NoticeKind.Busy, "u2"), (notice.Kind, place.OnlyFor));
        Assert.Equal(Receipt.Duplicate, await run.AskAsync(Mention("m2", "second?", user: "u2")));
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m3", "third?", user: "u2")));
        Assert.Equal(["first? [1]", "third? [1]"], run.Adapter.Standing.Select(reply => reply.Text));
    }

    [Fact]
    public async Task A_user_over_the_limit_is_told_once_and_may_ask_again_a_minute_later()
    {
        await using var run = await ChatRun.StartAsync(run => run.Options.UserQuestionsPerMinute = 2);

        var receipts = new List<Receipt>();
        for (var i = 0; i < 5; i++)
            receipts.Add(await run.AskAsync(Mention($"m{i}", $"{i}?")));
        Assert.Equal(Receipt.Duplicate, await run.AskAsync(Mention("m4", "4?")));
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("other", "me?", user: "u2")));
        run.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("m6", "6?")));
        await run.Service.StopAsync(CancellationToken.None);

        Assert.Equal([Receipt.Accepted, Receipt.Accepted, Receipt.RateLimited, Receipt.RateLimited, Receipt.RateLimited], receipts);
        Assert.Equal(1, run.Adapter.WaitingNotices);
        var (place, notice) = await run.Adapter.NextNoticeAsync();
        Assert.Equal((NoticeKind.UserRateLimited, "u1", "m2"), (notice.Kind, place.OnlyFor, place.Question.Message));
    }

    [Fact]
    public async Task A_workspace_over_the_limit_is_told_once()
    {
        await using var run = await ChatRun.StartAsync(run => run.Options.WorkspaceQuestionsPerMinute = 1);

        await run.AskAsync(Mention("m1", "1?", user: "u1"));
        Assert.Equal(Receipt.RateLimited, await run.AskAsync(Mention("m2", "2?", user: "u2")));
        Assert.Equal(Receipt.RateLimited, await run.AskAsync(Mention("m3", "3?", user: "u3")));
        await run.Service.StopAsync(CancellationToken.None);

        Assert.Equal(1, run.Adapter.WaitingNotices);
        Assert.Equal(NoticeKind.WorkspaceRateLimited, (await run.Adapter.NextNoticeAsync()).Notice.Kind);
    }

    [Fact]
    public async Task Stopping_finishes_what_was_taken_and_takes_no_more()
    {
        await using var run = await ChatRun.StartAsync();
        for (var i = 0; i < 20; i++)
            await run.ReceiveAsync(Mention($"m{i}", $"{i}?", channel: $"c{i}"));

        await run.Service.StopAsync(CancellationToken.None);

        Assert.Equal(20, run.Adapter.Standing.Count);
        Assert.Equal(Receipt.Stopping, await run.ReceiveAsync(Mention("late", "late?")));
        await run.StartServiceAsync();
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Mention("late", "late?")));
    }

    [Fact]
    public async Task Stopping_in_haste_leaves_the_rest_to_the_next_start()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("never");
        });
        await run.ReceiveAsync(Mention("m1", "Who voted?"));

        await run.Service.StopAsync(new CancellationToken(canceled: true));
        Assert.Empty(run.Adapter.Standing);
        run.Ask = (message, _) => Task.FromResult(Echo(message));
        await run.StartServiceAsync();
        await run.SettleAsync();

        Assert.Equal("Who voted? [1]", Assert.Single(run.Adapter.Standing).Text);
    }

    [Fact]
    public async Task The_sign_of_working_is_gone_after_the_reply_and_its_failure_changes_nothing()
    {
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = (call, text) =>
            call == "working" && text == "on" ? throw new ChatAdapterException("no sign", isTransient: true) : Task.CompletedTask);

        await run.AskAsync(Mention("m1", "Who voted?"));

        Assert.Single(run.Adapter.Standing);
        Assert.Equal([("post", "Who voted? [1]"), ("working", "off")], run.Adapter.Calls.ToArray()[^2..]);
    }

    [Fact]
    public async Task The_real_pipeline_understands_a_follow_up_from_the_stored_conversation()
    {
        await using var asked = await AskedStore.WaterAsync();
        await using var run = await ChatRun.StartAsync(run => run.Ask = asked.Pipeline.AskAsync);

        await run.AskAsync(Mention("m1", "Who is Harlan Voss?"));
        await run.AskAsync(Overheard("m2", "how long is his prison sentence?", thread: "m1", user: "u2"));

        Assert.Contains("18 months", run.Adapter.Standing[1].Text, StringComparison.Ordinal);
        var kept = Assert.IsType<Reply.Answer>(Assert.IsType<ChatReply.Said>((await run.FindAsync("m2")).Reply).Reply);
        Assert.Equivalent(((ChatReply.Said)run.Adapter.Standing[1].Reply.Content).Reply, kept, strict: true);
        Assert.Equal([(await run.FindAsync("m2")).Id], (await run.Chat.ListCitingAsync(kept.Citations[0].Article, CancellationToken.None)).Except([(await run.FindAsync("m1")).Id]));
    }
}
