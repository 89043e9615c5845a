using Bot.Core.Chat;
using Bot.Core.Storage;
using Bot.Core.Upkeep;
using Bot.Tests.Fixtures;
using Bot.Tests.Host;
using Bot.Tests.Host.Discord;
using Bot.Tests.Host.Slack;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Scenarios;

/// <summary>What people see in their thread when a source they were given is taken back, and when that is undone.</summary>
public sealed class TellingTests
{
    [Fact]
    public async Task In_Slack()
    {
        await using var run = await SlackRun.StartAsync();
        var answers = new ToldAnswers(run.Store);
        await answers.SaveAsync();
        var question = await run.AskAsync("What does it cost?");
        await run.IdleAsync();

        await answers.TakeOutAsync();
        await run.Slack.RunAsync(run.Clock, TellAsync(run.Store, run.App.Adapter, run.Clock));

        var (reply, notice) = (run.Posted[0], run.Posted[1]);
        Assert.Contains("Source [1] was retracted", reply.Blocks![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("Source [1] was retracted", reply.Text, StringComparison.Ordinal);
        Assert.Equal((SlackRun.Channel, question.Ts), (notice.Channel, notice.ThreadTs));
        Assert.Contains("was retracted on", notice.Text, StringComparison.Ordinal);

        await answers.RestoreAsync();
        await run.Slack.RunAsync(run.Clock, TellAsync(run.Store, run.App.Adapter, run.Clock));

        Assert.DoesNotContain("retracted", run.Posted[0].Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("holds again", run.Posted[2].Text, StringComparison.Ordinal);
        Assert.Equal(3, run.Posted.Count);
    }

    [Fact]
    public async Task In_Discord()
    {
        await using var run = await DiscordRun.StartAsync();
        var answers = new ToldAnswers(run.Store);
        await answers.SaveAsync();
        await run.AskAsync("What does it cost?");

        await answers.TakeOutAsync();
        await run.Discord.RunAsync(run.Clock, TellAsync(run.Store, run.App.Adapter, run.Clock));

        var (reply, notice) = (run.Posted[0], run.Posted[1]);
        Assert.Contains("was retracted", reply.Components!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(reply.Channel, notice.Channel);
        Assert.Contains("was retracted on", notice.Components!.ToJsonString(), StringComparison.Ordinal);

        await answers.RestoreAsync();
        await run.Discord.RunAsync(run.Clock, TellAsync(run.Store, run.App.Adapter, run.Clock));

        Assert.DoesNotContain("retracted", run.Posted[0].Components!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("holds again", run.Posted[2].Components!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(3, run.Posted.Count);
        Assert.Empty(run.Discord.Violations);
    }

    internal static Task TellAsync(SqliteStore store, IChatAdapter adapter, TimeProvider clock) =>
        new Teller(store.Telling, store.Chat, clock, NullLogger<Teller>.Instance).TellAsync([adapter], CancellationToken.None);
}
