using System.Text.RegularExpressions;

namespace Bot.Tests.Scenarios;

/// <summary>The life of a source, the same on every face.</summary>
public abstract partial class ModerationScenario
{
    private const string Question = "How many of the pillars of the old bridge of Marlow Bay were damaged by the storm?";

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
