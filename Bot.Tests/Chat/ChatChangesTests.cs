using Bot.Core.Chat;
using Microsoft.Data.Sqlite;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Chat;

public sealed class ChatChangesTests
{
    [Fact]
    public async Task An_edited_question_has_its_reply_updated_in_place()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who votd?"));

        await run.Service.EditAsync(Address("m1"), "Who voted?", CancellationToken.None);
        await run.Service.EditAsync(Address("m1"), "Who voted?", CancellationToken.None);
        await run.SettleAsync();

        Assert.Equal("Who voted? [1]", Assert.Single(run.Adapter.Standing).Text);
        Assert.Equal(["Who voted? [1]"], run.Adapter.CallsOf("update"));
    }

    [Fact]
    public async Task An_edit_while_the_question_is_answered_or_sent_wins()
    {
        var (asked, posting) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (answer, post) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var run = await ChatRun.StartAsync(run =>
        {
            run.Ask = async (message, _) =>
            {
                if (message.Text == "one?")
                {
                    asked.SetResult();
                    await answer.Task;
                }

                return Echo(message);
            };
            run.Adapter.Before = async (call, text) =>
            {
                if (call == "post")
                {
                    posting.SetResult();
                    await post.Task;
                }
            };
        });

        await run.ReceiveAsync(Mention("m1", "one?"));
        await asked.Task.WaitAsync(Patience);
        await run.Service.EditAsync(Address("m1"), "two?", CancellationToken.None);
        answer.SetResult();
        await posting.Task.WaitAsync(Patience);
        await run.Service.EditAsync(Address("m1"), "three?", CancellationToken.None);
        post.SetResult();
        await run.SettleAsync();

        Assert.Equal("three? [1]", Assert.Single(run.Adapter.Standing).Text);
        Assert.Equal(["two? [1]"], run.Adapter.CallsOf("post"));
        Assert.Equal((QuestionState.Sent, 2), ((await run.FindAsync("m1")).State, (await run.FindAsync("m1")).Edit));
    }

    [Fact]
    public async Task A_deleted_question_takes_its_reply_with_it()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));

        await run.Service.DeleteAsync(Address("m1"), CancellationToken.None);
        await run.Service.DeleteAsync(Address("m1"), CancellationToken.None);
        await run.SettleAsync();

        Assert.Empty(run.Adapter.Standing);
        Assert.Single(run.Adapter.CallsOf("remove"));
        var question = await run.FindAsync("m1");
        Assert.Equal((QuestionState.Withdrawn, null, null), (question.State, question.Text, question.Asker));
    }

    [Fact]
    public async Task A_question_deleted_before_its_answer_gets_none()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var run = await ChatRun.StartAsync(run => run.Ask = async (message, _) =>
        {
            asked.SetResult();
            await answer.Task;
            return Echo(message);
        });
        await run.ReceiveAsync(Mention("m1", "Who voted?"));
        await asked.Task.WaitAsync(Patience);

        await run.Service.DeleteAsync(Address("m1"), CancellationToken.None);
        answer.SetResult();
        await run.SettleAsync();

        Assert.Empty(run.Adapter.CallsOf("post"));
    }

    [Fact]
    public async Task A_question_deleted_while_its_reply_is_posted_has_it_removed()
    {
        var (posting, post) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var run = await ChatRun.StartAsync(run => run.Adapter.Before = async (call, _) =>
        {
            if (call == "post")
            {
                posting.SetResult();
                await post.Task;
            }
        });
        await run.ReceiveAsync(Mention("m1", "Who voted?"));
        await posting.Task.WaitAsync(Patience);

        await run.Service.DeleteAsync(Address("m1"), CancellationToken.None);
        post.SetResult();
        await run.SettleAsync();

        Assert.Empty(run.Adapter.Standing);
        Assert.Equal(QuestionState.Withdrawn, (await run.FindAsync("m1")).State);
    }

    [Fact]
    public async Task A_deletion_that_overtakes_its_message_keeps_it_from_being_answered()
    {
        await using var run = await ChatRun.StartAsync();

        await run.Service.DeleteAsync(Address("m1"), CancellationToken.None);

        Assert.Equal(Receipt.Duplicate, await run.AskAsync(Mention("m1", "Who voted?")));
        Assert.Empty(run.Adapter.Standing);
    }

    [Fact]
    public async Task A_reply_that_is_not_known_to_be_sent_can_be_shared_only_later()
    {
        await using var run = await ChatRun.StartAsync();
        ShareOutcome? early = null;
        run.Adapter.AfterPost = async token => early ??= await run.Service.ShareAsync((await run.FindAsync("i1")).Id, token);

        await run.AskAsync(Command("i1", "Who voted?"));

        Assert.Equal(ShareOutcome.NotSent, early);
        Assert.NotNull(Assert.Single(run.Adapter.Standing).OnlyFor);
    }

    [Fact]
    public async Task A_command_is_answered_to_its_asker_and_shared_once()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Command("i1", "Who voted?"));
        var own = Assert.Single(run.Adapter.Standing);
        Assert.Equal(("u1", "handle-i1"), (own.OnlyFor, own.Handle));
        Assert.Contains(ReplyAction.Share, own.Reply.Actions);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => run.Service.ShareAsync(own.Reply.Question, CancellationToken.None)));
        await run.SettleAsync();

        Assert.Single(outcomes, outcome => outcome == ShareOutcome.Shared);
        var shared = run.Adapter.Standing[1];
        Assert.Equal((2, null, null, "Who voted? [1]"), (run.Adapter.Standing.Count, shared.OnlyFor, shared.Handle, shared.Text));
        Assert.NotEqual(own.Reply.Token, shared.Reply.Token);
        Assert.DoesNotContain(ReplyAction.Share, shared.Reply.Actions);
        Assert.Equal(ShareOutcome.SharedBefore, await run.Service.ShareAsync(own.Reply.Question, CancellationToken.None));
        Assert.Equal(Receipt.Accepted, await run.AskAsync(Overheard("m2", "And when?", thread: shared.Id, user: "u2")));
        Assert.Equal("Who voted? > And when? [1]", run.Adapter.Standing[^1].Text);
    }

    [Fact]
    public async Task The_last_word_of_each_person_on_a_reply_counts()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        var id = (await run.FindAsync("m1")).Id;

        await run.Service.RateAsync(id, User("u1"), isHelpful: true, null, CancellationToken.None);
        await run.Service.RateAsync(id, User("u1"), isHelpful: false, "wrong year", CancellationToken.None);
        await run.Service.RateAsync(id, User("u2"), isHelpful: true, null, CancellationToken.None);

        Assert.Equal([(0L, "wrong year"), (1L, null)], Feedback(run).Order());
    }

    [Fact]
    public async Task The_same_vote_again_without_a_reason_leaves_the_reason_and_another_vote_does_not()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        var id = (await run.FindAsync("m1")).Id;

        await run.Service.RateAsync(id, User("u1"), isHelpful: false, "wrong year", CancellationToken.None);
        await run.Service.RateAsync(id, User("u1"), isHelpful: false, null, CancellationToken.None);
        Assert.Equal([(0L, "wrong year")], Feedback(run));
        await run.Service.RateAsync(id, User("u1"), isHelpful: true, null, CancellationToken.None);

        Assert.Equal([(1L, null)], Feedback(run));
    }

    [Fact]
    public async Task A_forgotten_user_leaves_no_word_and_no_name_behind()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "A question of mine?"));
        await run.AskAsync(Command("i1", "Another question of mine?"));
        await run.AskAsync(Mention("m2", "Somebody else's?", user: "u2"));
        await run.Service.RateAsync((await run.FindAsync("m2")).Id, User("u1"), isHelpful: false, "my reason", CancellationToken.None);

        var notice = await run.Service.ForgetAsync(User("u1"), "es-ES", CancellationToken.None);

        Assert.Equal((NoticeKind.Forgotten, "es"), (notice.Kind, notice.Language));
        Assert.Contains("2", notice.Text, StringComparison.Ordinal);
        Assert.All([await run.FindAsync("m1"), await run.FindAsync("i1")], question => Assert.Equal((null, null, null), (question.Text, question.Asker, question.User)));
        Assert.All((await run.FindAsync("i1")).Posted, posted => Assert.Null(posted.OnlyFor));
        Assert.Empty(Feedback(run));
        Assert.Equal("Somebody else's?", (await run.FindAsync("m2")).Text);
        Assert.Equal(Receipt.Duplicate, await run.AskAsync(Mention("m1", "A question of mine?")));
    }

    [Fact]
    public async Task Only_a_private_reply_keeps_the_name_of_its_asker_once_sent()
    {
        await using var run = await ChatRun.StartAsync();

        await run.AskAsync(Mention("m1", "Who voted?"));
        await run.AskAsync(Command("i1", "Who voted?"));

        Assert.Null((await run.FindAsync("m1")).User);
        Assert.Equal(("u1", null), ((await run.FindAsync("i1")).User, (await run.FindAsync("i1")).ReplyHandle));
        Assert.DoesNotContain("u1", (await run.FindAsync("m1")).Asker, StringComparison.Ordinal);
        Assert.Equal(run.Chat.PseudonymOf(User()), (await run.FindAsync("m1")).Asker);
    }

    [Fact]
    public async Task Old_questions_are_forgotten_every_hour_and_their_replies_stay_known()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        var question = await run.FindAsync("m1");
        await run.Service.RateAsync(question.Id, User(), isHelpful: false, "wrong year", CancellationToken.None);
        run.Clock.Advance(TimeSpan.FromDays(29));
        await run.AskAsync(Mention("m2", "And when?", thread: "m1"));
        Assert.Equal("Who voted? > And when? [1]", run.Adapter.Standing[^1].Text);

        run.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        while ((await run.FindAsync("m1")).Text is not null)
            await Task.Yield();

        var kept = await run.FindAsync("m1");
        Assert.Equal((null, null), (kept.Asker, kept.User));
        Assert.NotNull(kept.Reply);
        Assert.Contains(kept.Id, await run.Chat.ListCitingAsync(((ChatReply.Said)kept.Reply).Reply is Bot.Core.Answering.Reply.Answer answer ? answer.Citations[0].Article : default, CancellationToken.None));
        Assert.Equal([(0L, null)], Feedback(run));
        Assert.Equal("And when?", (await run.FindAsync("m2")).Text);
    }

    [Fact]
    public async Task Moderators_are_asked_once_where_they_have_a_channel()
    {
        await using var run = await ChatRun.StartAsync();
        await run.AskAsync(Mention("m1", "Who voted?"));
        var id = (await run.FindAsync("m1")).Id;

        Assert.Equal(ModeratorOutcome.NobodyToAsk, await run.Service.AskModeratorAsync(id, CancellationToken.None));
        await run.Service.SetChannelAsync(Channel("mods"), new ChannelSettings(ChannelMode.Mention, IsForModerators: true), CancellationToken.None);
        Assert.Equal(ModeratorOutcome.Asked, await run.Service.AskModeratorAsync(id, CancellationToken.None));
        Assert.Equal(ModeratorOutcome.AskedBefore, await run.Service.AskModeratorAsync(id, CancellationToken.None));

        var (place, notice) = await run.Adapter.NextNoticeAsync();
        Assert.Equal(("mods", null, Address("m1")), (place.Channel.Channel, place.OnlyFor, notice.About));
        Assert.Contains("Who voted?", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_of_replies_that_are_gone_do_no_harm()
    {
        await using var run = await ChatRun.StartAsync();
        var unknown = new QuestionId(Guid.CreateVersion7(run.Clock.GetUtcNow()));

        Assert.Null(await run.Service.RecallAsync(unknown, CancellationToken.None));
        Assert.Equal(ShareOutcome.Gone, await run.Service.ShareAsync(unknown, CancellationToken.None));
        Assert.Equal(ModeratorOutcome.Gone, await run.Service.AskModeratorAsync(unknown, CancellationToken.None));
        await run.Service.RateAsync(unknown, User(), isHelpful: true, null, CancellationToken.None);
        Assert.Empty(Feedback(run));
    }

    private static List<(long Helpful, string? Reason)> Feedback(ChatRun run)
    {
        using var connection = new SqliteConnection($"Data Source={run.StorePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT helpful, reason FROM feedback";
        using var row = command.ExecuteReader();
        var feedback = new List<(long, string?)>();
        while (row.Read())
            feedback.Add((row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)));
        return feedback;
    }
}
