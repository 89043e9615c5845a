using Bot.Core.Answering;
using Bot.Core.Upkeep;
using Bot.Tests.Chat;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Upkeep;

public sealed class GapReportTests
{
    private static readonly DateTimeOffset Monday = new(2031, 6, 30, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Questions_about_the_same_count_together_and_the_most_asked_come_first()
    {
        var gaps = GapReport.Of([
            .. Declined("Who owns the lighthouse?", "When does the ferry leave on Sunday?", "who owns the light house now", "Who is the owner of the lighthouse?", "Why is the sky blue?", "When does the ferry leave on a Sunday")]);

        Assert.Equal(2, gaps[0].Count);
        Assert.Equal(2, gaps[1].Count);
        Assert.Contains(gaps, gap => gap.Count == 2 && gap.Question.Contains("ferry", StringComparison.Ordinal));
        Assert.Contains(gaps, gap => gap.Count == 2 && gap.Question.Contains("own", StringComparison.Ordinal));
        Assert.Contains(gaps, gap => gap is { Count: 1, Question: "Why is the sky blue?" });
    }

    [Theory]
    [InlineData("How much did Renn get in 2030?", "How much did Renn get in 2031?")]
    [InlineData("Who is Dara Quill?", "Who is Tobias Renn?")]
    [InlineData("Where is the ferry?", "Where is the mayor?")]
    public void Questions_about_different_things_stay_apart(string one, string other) => Assert.Equal(2, GapReport.Of([.. Declined(one, other)]).Count);

    [Fact]
    public void Other_languages_are_grouped_by_their_words()
    {
        var gaps = GapReport.Of([.. Declined("¿Quién es el dueño del faro?", "quien es el dueno del faro", "渡轮星期天几点开？", "渡轮星期天几点开")]);

        Assert.Equal([2, 2], gaps.Select(gap => gap.Count));
    }

    [Fact]
    public async Task Only_what_could_have_been_answered_counts_in_its_time_and_workspace_and_nobody_is_named()
    {
        await using var run = await ChatRun.StartAsync(run => run.Ask = (message, _) => Task.FromResult(message.Text switch
        {
            "Who should win?" => Abstain(message, AbstentionReason.Opinion),
            "What does it cost?" => Echo(message),
            _ => Abstain(message),
        }));
        await run.AskAsync(Mention("m0", "Who paid for it?"));
        run.Clock.Advance(TimeSpan.FromDays(8));
        await run.AskAsync(Mention("m1", "Who paid for it?"));
        await run.AskAsync(Mention("m2", "who paid for it", user: "u2"));
        await run.AskAsync(Mention("m3", "Who should win?"));
        await run.AskAsync(Mention("m4", "What does it cost?"));
        var desk = new UpkeepDesk(run.Store.Editorial, run.Store.Archive, run.Chat, run.Store, run.Clock);

        var gap = Assert.Single(await desk.ListGapsAsync(7, (Platform, Workspace), CancellationToken.None));

        Assert.Equal(2, gap.Count);
        Assert.Equal("who paid for it", gap.Question.TrimEnd('?'), ignoreCase: true);
        Assert.Empty(await desk.ListGapsAsync(7, (Platform, "another"), CancellationToken.None));
        Assert.Equal(3, Assert.Single(await desk.ListGapsAsync(30, workspace: null, CancellationToken.None)).Count);
        await run.Service.ForgetAsync(User("u2"), locale: null, CancellationToken.None);
        Assert.Equal(1, Assert.Single(await desk.ListGapsAsync(7, workspace: null, CancellationToken.None)).Count);
    }

    private static IEnumerable<DeclinedQuestion> Declined(params string[] texts) => texts.Select((text, i) => new DeclinedQuestion(text, Monday.AddHours(i)));
}
