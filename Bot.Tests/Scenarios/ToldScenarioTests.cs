using System.Text.RegularExpressions;
using Bot.Core.Commands;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;

namespace Bot.Tests.Scenarios;

/// <summary>An answer that everyone saw, and what its thread is told of its source, from whichever face the source was changed.</summary>
public sealed partial class ToldScenarioTests : IDisposable
{
    private const string Question = "How many of the pillars of the old bridge of Marlow Bay were damaged by the storm?";

    private readonly TempDirectory folder = new();

    [Theory]
    [InlineData("Slack", false)]
    [InlineData("Slack", true)]
    [InlineData("Discord", false)]
    [InlineData("Discord", true)]
    public async Task A_thread_is_told_of_a_correction_of_a_retraction_and_of_its_undoing(string platform, bool atCommandLine)
    {
        await using var moderator = platform == "Slack" ? await SlackModerator.StartAsync() : await DiscordModerator.StartAsync();
        await moderator.GatherAsync();
        await moderator.GiveAsync("source add", ("url", moderator.Site.At("changing")));
        await moderator.FollowAsync("source approve");
        var id = Id().Match(await moderator.GiveAsync("source list")).Value;
        await moderator.AskInPublicAsync(Question);
        Assert.Contains("two of its pillars", moderator.Reply, StringComparison.Ordinal);

        moderator.Site.Revision = 2;
        Assert.Contains("three of its pillars", await GiveAsync("source refresh"), StringComparison.Ordinal);
        await moderator.TellAsync();
        Assert.Contains("Source [1]", moderator.Reply, StringComparison.Ordinal);
        Assert.Contains("no longer says", Assert.Single(moderator.ToldInThread), StringComparison.Ordinal);

        Assert.Contains("retracted", await GiveAsync("source retract"), StringComparison.Ordinal);
        Assert.DoesNotContain("of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);
        await moderator.TellAsync();
        Assert.Contains("was retracted", moderator.Reply, StringComparison.Ordinal);
        Assert.Contains("was retracted", moderator.ToldInThread[^1], StringComparison.Ordinal);

        Assert.Contains("cited again", await GiveAsync("source restore"), StringComparison.Ordinal);
        Assert.Contains("three of its pillars", await moderator.AskAsync(Question), StringComparison.Ordinal);
        await moderator.TellAsync();
        Assert.DoesNotContain("was retracted", moderator.Reply, StringComparison.Ordinal);
        Assert.Equal(3, moderator.ToldInThread.Count);
        Assert.Equal(3, moderator.ToldToModerators.Count);

        async Task<string> GiveAsync(string path)
        {
            if (!atCommandLine)
                return await moderator.GiveAsync(path, ("article", id));
            var configuration = folder.Write("bot.json", $$"""{"Bot": {"Sources": {"AllowedHosts": "{{moderator.Site.Host}}", "HostDelaySeconds": 0} } }""");
            return (await CommandLineRun.OfAsync(folder, [.. CommandSpelling.AtCommandLine(path).Split(' '), id, "--config", configuration, "--store", moderator.StorePath, "--no-knowledge"])).Output;
        }
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("[a-z0-9-]+-[0-9a-f]{6}", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
