using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;
using Bot.Tests.Chat;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Upkeep;

public sealed class TellerTests
{
    [Fact]
    public async Task A_retraction_marks_the_reply_and_is_told_once_in_its_thread()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Mention("m1", "What does it cost?"));

        await new ToldAnswers(run.Store).TakeOutAsync();
        await TellAsync(run);
        await TellAsync(run);

        Assert.Collection(
            run.Adapter.Standing,
            reply => Assert.Equal([new CitationMark(1, SourceChange.Retracted, new DateOnly(2031, 7, 1))], reply.Reply.Marks),
            notice =>
            {
                Assert.Equal(("c1", "m1"), (notice.Channel, notice.Thread));
                Assert.Contains("was retracted on 2031-07-01", notice.Text, StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task One_thread_is_told_once_however_many_of_its_replies_cite_the_article()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Mention("m1", "What does it cost?"));
        await run.AskAsync(Mention("m2", "And now?", thread: "m1"));
        await run.AskAsync(Mention("m3", "What does it cost?", channel: "c2"));

        await new ToldAnswers(run.Store).TakeOutAsync(ArticleStatus.Removed);
        await TellAsync(run);

        Assert.Equal(["c1", "c2"], Notices(run).Select(notice => notice.Channel));
        Assert.Equal(3, run.Adapter.Standing.Count(standing => standing.Reply.Marks is [{ Change: SourceChange.Removed }]));
    }

    [Fact]
    public async Task A_private_reply_is_told_to_its_asker_alone()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Command("m1", "What does it cost?"));

        await new ToldAnswers(run.Store).TakeOutAsync();
        await TellAsync(run);

        Assert.Equal("u1", Assert.Single(Notices(run)).OnlyFor);
    }

    [Fact]
    public async Task A_revision_that_says_the_same_is_not_told_and_one_that_does_not_is()
    {
        await using var run = await StartAsync();
        var answers = new ToldAnswers(run.Store);
        await run.AskAsync(Mention("m1", "What does it cost?"));

        await answers.ReviseAsync(text => $"{text}\n\nThe board meets again in May.");
        await TellAsync(run);
        Assert.Empty(Notices(run));

        await answers.ReviseAsync(text => text.Replace("from $2 to $3", "from $2 to $4", StringComparison.Ordinal));
        await TellAsync(run);
        Assert.Contains("it no longer says what I quoted", Assert.Single(Notices(run)).Text, StringComparison.Ordinal);
        Assert.Equal(SourceChange.Corrected, Assert.Single(run.Adapter.Standing[0].Reply.Marks).Change);
    }

    [Fact]
    public async Task A_publishers_correction_is_told_in_its_words()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Mention("m1", "What does it cost?"));

        await new ToldAnswers(run.Store).ReviseAsync(text => text, "Correction: the vote was on Monday.");
        await TellAsync(run);

        Assert.Contains("Correction: the vote was on Monday.", Assert.Single(Notices(run)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_in_time_is_never_told_and_a_later_one_takes_the_mark_back()
    {
        await using var run = await StartAsync();
        var answers = new ToldAnswers(run.Store);
        await run.AskAsync(Mention("m1", "What does it cost?"));

        await answers.TakeOutAsync();
        await answers.RestoreAsync();
        await TellAsync(run);
        Assert.Empty(Notices(run));

        await answers.TakeOutAsync();
        await TellAsync(run);
        await answers.RestoreAsync();
        await TellAsync(run);

        Assert.Empty(run.Adapter.Standing[0].Reply.Marks);
        Assert.Collection(
            Notices(run),
            notice => Assert.Contains("was retracted", notice.Text, StringComparison.Ordinal),
            notice => Assert.Contains("holds again", notice.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Moderators_of_a_workspace_are_given_the_list()
    {
        await using var run = await StartAsync();
        await run.Service.SetChannelAsync(Channel("mods"), new ChannelSettings(ChannelMode.Mention, IsForModerators: true), CancellationToken.None);
        await run.AskAsync(Mention("m1", "What does it cost?"));
        await run.AskAsync(Mention("m2", "What does it cost?"));

        await new ToldAnswers(run.Store).TakeOutAsync();
        await TellAsync(run);

        var (place, notice) = await run.Adapter.NextNoticeAsync();
        Assert.Equal(("mods", NoticeKind.RepliesTold), (place.Channel.Channel, notice.Kind));
        Assert.Contains("Replies that quote it: 2", notice.Text, StringComparison.Ordinal);
        Assert.Equal(["bot-1", "bot-2"], notice.Listed!.Select(posted => posted.Address.Message));
        await TellAsync(run);
        Assert.Equal(0, run.Adapter.WaitingNotices);
    }

    [Fact]
    public async Task What_was_posted_before_a_crash_is_not_posted_again()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Mention("m1", "What does it cost?"));
        await new ToldAnswers(run.Store).TakeOutAsync();

        run.Adapter.AfterPost = _ => throw new InvalidOperationException("The power fails.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => TellAsync(run));
        run.Adapter.AfterPost = _ => Task.CompletedTask;
        await TellAsync(run);

        Assert.Single(Notices(run));
    }

    [Fact]
    public async Task A_platform_that_is_down_is_told_when_it_is_back()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Mention("m1", "What does it cost?"));
        await new ToldAnswers(run.Store).TakeOutAsync();

        run.Adapter.Before = (_, _) => throw new ChatAdapterException("It is down.", isTransient: true);
        await TellAsync(run);
        Assert.Empty(Notices(run));
        run.Adapter.Before = (_, _) => Task.CompletedTask;
        await TellAsync(run);

        Assert.Single(Notices(run));
        Assert.Single(run.Adapter.Standing[0].Reply.Marks);
    }

    [Fact]
    public async Task An_answer_that_was_on_its_way_while_its_source_was_taken_out_is_marked_from_the_start()
    {
        await using var run = await StartAsync();
        run.Ask = async (message, _) =>
        {
            await new ToldAnswers(run.Store).TakeOutAsync();
            return Echo(message);
        };

        await run.AskAsync(Mention("m1", "What does it cost?"));
        await TellAsync(run);

        Assert.Equal(SourceChange.Retracted, Assert.Single(Assert.Single(run.Adapter.Standing).Reply.Marks).Change);
    }

    [Fact]
    public async Task It_follows_the_log_by_itself_until_it_is_stopped()
    {
        await using var run = await StartAsync();
        await run.AskAsync(Mention("m1", "What does it cost?"));
        await new ToldAnswers(run.Store).TakeOutAsync();
        var told = new TaskCompletionSource();
        run.Adapter.AfterPost = _ =>
        {
            told.SetResult();
            return Task.CompletedTask;
        };

        using var stop = new CancellationTokenSource();
        var running = TellerOf(run).RunAsync([run.Adapter], stop.Token);
        await told.Task.WaitAsync(Patience);
        await stop.CancelAsync();
        await running;

        Assert.Single(Notices(run));
    }

    private static async Task<ChatRun> StartAsync()
    {
        var run = await ChatRun.StartAsync();
        await new ToldAnswers(run.Store).SaveAsync();
        return run;
    }

    private static Teller TellerOf(ChatRun run) => new(run.Store.Telling, run.Chat, run.Clock, NullLogger<Teller>.Instance);

    private static Task TellAsync(ChatRun run) => TellerOf(run).TellAsync([run.Adapter], CancellationToken.None);

    private static IEnumerable<Standing> Notices(ChatRun run) => run.Adapter.Standing.Where(standing => standing.Reply.Content is ChatReply.Apology);
}
