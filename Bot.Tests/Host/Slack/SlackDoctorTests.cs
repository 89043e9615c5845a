using System.Text.Json.Nodes;
using Bot.Fakes.Slack;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Slack;

public sealed class SlackDoctorTests : IDisposable
{
    private readonly TempDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tokens_that_work_are_well()
    {
        await using var slack = await LoopbackSlack.StartAsync();

        var lines = await ExamineAsync(slack);

        Assert.Contains("ok   slack          the bot is docket in Loopback, with all the scopes it needs", lines);
        Assert.Contains("ok   slack          Socket Mode can be opened", lines);
    }

    [Fact]
    public async Task Scopes_that_are_missing_are_named_with_what_goes_without_them()
    {
        await using var slack = await LoopbackSlack.StartAsync(new LoopbackSlackOptions { Scopes = ["chat:write", "commands", "im:history"] });

        var lines = await ExamineAsync(slack);

        var line = Assert.Single(lines, line => line.StartsWith("fail slack", StringComparison.Ordinal));
        Assert.Contains("app_mentions:read (mentions)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("chat:write", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xoxb-wrong", "xapp-1-loopback", "the token is wrong")]
    [InlineData("xapp-1-loopback", "xapp-1-loopback", "begins with xoxb-")]
    [InlineData("xoxb-1-loopback", "xoxb-1-loopback", "begins with xoxb-")]
    public async Task Tokens_that_are_wrong_or_mixed_up_fail(string botToken, string appToken, string said)
    {
        await using var slack = await LoopbackSlack.StartAsync();

        var lines = await ExamineAsync(slack, botToken, appToken);

        Assert.Contains(said, Assert.Single(lines, line => line.StartsWith("fail slack", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_a_way_for_events_says_what_is_missing()
    {
        await using var slack = await LoopbackSlack.StartAsync();

        var lines = await ExamineAsync(slack, appToken: "");

        Assert.Contains("Bot__Slack__SigningSecret", Assert.Single(lines, line => line.StartsWith("fail slack", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task An_address_without_a_slash_at_its_end_is_bad_configuration()
    {
        var run = await CommandLineRun.OfAsync(folder, "doctor", "--no-knowledge", "--config", folder.Write("s.json", """{"Bot":{"Slack":{"ApiBaseUrl":"https://slack.com/api"}}}"""));

        Assert.StartsWith("fail configuration", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    private async Task<string[]> ExamineAsync(LoopbackSlack slack, string botToken = "xoxb-1-loopback", string appToken = "xapp-1-loopback")
    {
        var options = new JsonObject { ["BotToken"] = botToken, ["AppToken"] = appToken, ["ApiBaseUrl"] = slack.ApiBase.ToString() };
        var settings = folder.Write("settings.json", new JsonObject { ["Bot"] = new JsonObject { ["Slack"] = options } }.ToJsonString());
        return (await CommandLineRun.OfAsync(folder, "doctor", "--no-knowledge", "--config", settings)).Lines;
    }
}
