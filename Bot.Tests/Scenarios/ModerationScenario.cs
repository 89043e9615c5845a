using System.Text.RegularExpressions;

namespace Bot.Tests.Scenarios;

/// <summary>The life of a source, the same on every face.</summary>
public abstract partial class ModerationScenario
{
    private const string Question = "How many of the pillars of the old bridge of Marlow Bay were damaged by the storm?";
    private const string Pinned = "The old bridge of Marlow Bay was closed on Tuesday after a storm had damaged two of its pillars, the council said in a statement.";

    internal abstract Task<IModerator> StartAsync();

    [Fact]
    public async Task A_source_is_added_reviewed_cited_corrected_retracted_and_restored()
    {
        await using var moderator = await StartAsync();

        var preview = await moderator.GiveAsync("source add", ("url", moderator.Site.At("changing")));
        Assert.Contains("Bridge closed after storm", preview, StringComparison.Ordinal);
        Assert.Contains("two of its pillars", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("two of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);

        Assert.Contains("is cited from now on", await moderator.FollowAsync("source approve"), StringComparison.Ordinal);
        Assert.Contains("two of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);
        var id = Id().Match(await moderator.GiveAsync("source list")).Value;

        moderator.Site.Revision = 2;
        var diff = await moderator.GiveAsync("source refresh", ("article", id));
        Assert.Matches("(?m)^. .*two of its pillars", diff);
        Assert.Matches(@"(?m)^\+ .*three of its pillars", diff);
        Assert.Contains("three of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);

        Assert.Contains("retracted", await moderator.GiveAsync("source retract", ("article", id), ("reason", "the paper took it back")), StringComparison.Ordinal);
        Assert.DoesNotContain("three of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);
        Assert.Contains("cited again", await moderator.GiveAsync("source restore", ("article", id)), StringComparison.Ordinal);
        Assert.Contains("three of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);

        Assert.Contains("the paper took it back", await moderator.GiveAsync("source history", ("article", id)), StringComparison.Ordinal);
        Assert.Contains("whole: 5 entries", await moderator.GiveAsync("audit verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_pinned_falls_and_comes_back_with_its_source_and_is_unpinned_by_an_undo()
    {
        const string Asked = "Is the bridge all right?";
        await using var moderator = await StartAsync();
        await moderator.GiveAsync("source add", ("url", moderator.Site.At("changing")));
        await moderator.FollowAsync("source approve");
        var id = Id().Match(await moderator.GiveAsync("source list")).Value;

        Assert.Contains("does not hold", await moderator.GiveAsync("pin add", ("question", Asked), ("answer", "Nine of its pillars are damaged."), ("articles", id)), StringComparison.Ordinal);
        Assert.Contains("pinned as 1", await moderator.GiveAsync("pin add", ("question", Asked), ("answer", Pinned), ("articles", id)), StringComparison.Ordinal);
        Assert.Matches($@"Pinned by the moderators:\s{Regex.Escape(Pinned)}", await moderator.AskAsync(Asked));

        await moderator.GiveAsync("source retract", ("article", id));
        Assert.Contains("no longer cited", await moderator.GiveAsync("pin list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pinned by", await moderator.AskAsync(Asked), StringComparison.Ordinal);
        await moderator.GiveAsync("source restore", ("article", id));
        Assert.Contains("Pinned by", await moderator.AskAsync(Asked), StringComparison.Ordinal);

        Assert.Contains("undone: Pin of pin 1", await moderator.GiveAsync("source undo", ("entry", "3")), StringComparison.Ordinal);
        Assert.Contains("nothing is pinned", await moderator.GiveAsync("pin list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pinned by", await moderator.AskAsync(Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_added_and_removed_and_a_removal_is_undone()
    {
        await using var moderator = await StartAsync();

        Assert.Contains("added as 1", await moderator.GiveAsync("glossary add", ("words", "zlorp, bridge")), StringComparison.Ordinal);
        Assert.Contains("zlorp, bridge", await moderator.GiveAsync("glossary list"), StringComparison.Ordinal);
        Assert.Contains("removed", await moderator.GiveAsync("glossary remove", ("number", "1")), StringComparison.Ordinal);
        Assert.DoesNotContain("zlorp", await moderator.GiveAsync("glossary list"), StringComparison.Ordinal);
        Assert.Contains("undone", await moderator.GiveAsync("source undo", ("entry", "2")), StringComparison.Ordinal);
        Assert.Contains("zlorp, bridge", await moderator.GiveAsync("glossary list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_and_not_answered_is_listed_without_who_asked()
    {
        await using var moderator = await StartAsync();
        await moderator.AskAsync("Who baked the harvest cake?");
        await moderator.AskAsync("Who has baked that harvest cake");

        var gaps = await moderator.GiveAsync("gaps", ("days", "3"));

        if (moderator.KeepsQuestions)
            Assert.Matches(@"^2× · \d{4}-\d\d-\d\d · Who (has )?baked (the|that) harvest cake\??$", gaps);
        else
            Assert.Contains("nothing was declined in the last 3 days", gaps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_the_log_and_the_store_are_taken_away_as_files()
    {
        await using var moderator = await StartAsync();
        await moderator.GiveAsync("source add", ("url", moderator.Site.At("changing")));
        await moderator.FollowAsync("source approve");
        Assert.Contains("two of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);

        if (moderator.KeepsQuestions)
        {
            var answer = await moderator.TakeAsync("export answer", ("format", "csv"));
            Assert.Contains(Question, answer, StringComparison.Ordinal);
            Assert.Contains($",{moderator.Site.At("changing")},", answer, StringComparison.Ordinal);
            Assert.Contains(Pinned, await moderator.TakeAsync("export answer"), StringComparison.Ordinal);
        }

        Assert.Equal(2, Lines(await moderator.TakeAsync("audit export")).Count(line => line.Contains("\"hash\"", StringComparison.Ordinal)));
        Assert.Single(Lines(await moderator.TakeAsync("export store")), line => line.Contains("\"fetched_from\"", StringComparison.Ordinal) && line.Contains(Pinned, StringComparison.Ordinal));

        static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("[a-z0-9-]+-[0-9a-f]{6}", RegexOptions.None, 1000)]
    private static partial Regex Id();
}

public sealed class SlackModerationScenario : ModerationScenario
{
    internal override async Task<IModerator> StartAsync() => await SlackModerator.StartAsync();
}

public sealed class DiscordModerationScenario : ModerationScenario
{
    internal override async Task<IModerator> StartAsync() => await DiscordModerator.StartAsync();
}

public sealed class CommandLineModerationScenario : ModerationScenario
{
    internal override async Task<IModerator> StartAsync() => await CommandLineModerator.StartAsync();
}
