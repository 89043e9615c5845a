using System.Text.Json.Nodes;
using Bot.Host.Slack;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class SetupTests : IDisposable
{
    private readonly TempDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_manifest_for_socket_mode_has_no_address_and_asks_for_what_is_needed_only()
    {
        var manifest = await ManifestAsync();

        Assert.True(manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.DoesNotContain("url", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            ["app_mentions:read", "assistant:write", "channels:history", "chat:write", "commands", "groups:history", "im:history"],
            manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => scope!.ToString()));
        Assert.Equal(
            ["app_home_opened", "app_mention", "message.channels", "message.groups", "message.im"],
            manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Select(name => name!.ToString()));
    }

    [Fact]
    public async Task The_manifest_for_requests_has_the_three_addresses()
    {
        var manifest = await ManifestAsync("--url", "https://bot.example/docket");

        Assert.False(manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.Equal("https://bot.example/docket/slack/events", manifest["settings"]!["event_subscriptions"]!["request_url"]!.ToString());
        Assert.Equal("https://bot.example/docket/slack/interactions", manifest["settings"]!["interactivity"]!["request_url"]!.ToString());
        Assert.Equal("https://bot.example/docket/slack/commands", manifest["features"]!["slash_commands"]![0]!["url"]!.ToString());
    }

    [Fact]
    public async Task Slacks_limits_are_kept()
    {
        var manifest = await ManifestAsync();
        var features = manifest["features"]!;

        Assert.InRange(manifest["display_information"]!["name"]!.ToString().Length, 1, 35);
        Assert.InRange(manifest["display_information"]!["description"]!.ToString().Length, 1, 140);
        Assert.InRange(features["agent_view"]!["agent_description"]!.ToString().Length, 1, 300);
        Assert.InRange(features["shortcuts"]![0]!["description"]!.ToString().Length, 1, 150);
        Assert.Equal("check_claim", features["shortcuts"]![0]!["callback_id"]!.ToString());
    }

    [Fact]
    public async Task The_prompts_of_the_knowledge_folder_are_suggested_four_at_most()
    {
        folder.Write("knowledge/prompts.yml", "prompts:\n" + string.Concat(Enumerable.Range(1, 6).Select(number => $"- message: Question {number}?\n")));

        var manifest = await ManifestAsync("--knowledge", folder.File("knowledge"));

        Assert.Equal(
            ["Question 1?", "Question 2?", "Question 3?", "Question 4?"],
            manifest["features"]!["agent_view"]!["suggested_prompts"]!.AsArray().Select(prompt => prompt!["message"]!.ToString()));
    }

    [Fact]
    public async Task Prompts_that_cannot_be_read_are_bad_configuration()
    {
        folder.Write("knowledge/prompts.yml", "prompts: {");

        var run = await CommandLineRun.OfAsync(folder, "setup", "slack", "--knowledge", folder.File("knowledge"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("prompts.yml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_prompts_can_be_read() =>
        Assert.Equal(4, await Task.FromResult(SuggestedPrompt.Load(Repository.File("knowledge")).Count));

    [Fact]
    public async Task The_steps_stand_round_the_manifest()
    {
        var socket = await CommandLineRun.OfAsync(folder, "setup", "slack", "--no-knowledge");
        var requests = await CommandLineRun.OfAsync(folder, "setup", "slack", "--no-knowledge", "--url", "https://bot.example");

        Assert.Contains("Bot__Slack__AppToken=xapp-", socket.Output, StringComparison.Ordinal);
        Assert.Contains("Bot__Slack__SigningSecret=", requests.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_https_is_refused()
    {
        var run = await CommandLineRun.OfAsync(folder, "setup", "slack", "--no-knowledge", "--url", "http://bot.example");

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task The_readme_shows_the_manifest_as_it_is()
    {
        var run = await CommandLineRun.OfAsync(folder, "setup", "slack", "--json", "--no-knowledge");

        Assert.Contains($"```json\n{run.Output.Trim()}\n```", (await File.ReadAllTextAsync(Repository.File("README.md"))).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steps_for_discord_hold_both_invite_links_with_the_least_permissions()
    {
        var settings = folder.Write("s.json", """{"Bot":{"Discord":{"ApplicationId":"700000000000000001"}}}""");
        var gateway = await CommandLineRun.OfAsync(folder, "setup", "discord", "--no-knowledge", "--config", settings);
        var requests = await CommandLineRun.OfAsync(folder, "setup", "discord", "--no-knowledge", "--url", "https://bot.example/docket");

        Assert.Contains(
            "https://discord.com/oauth2/authorize?client_id=700000000000000001&integration_type=0&scope=bot+applications.commands&permissions=309237713920",
            gateway.Output, StringComparison.Ordinal);
        Assert.Contains("https://discord.com/oauth2/authorize?client_id=700000000000000001&integration_type=1&scope=applications.commands", gateway.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PublicKey", gateway.Output, StringComparison.Ordinal);
        Assert.Contains("https://bot.example/docket/discord/interactions", requests.Output, StringComparison.Ordinal);
        Assert.Contains("Bot__Discord__PublicKey", requests.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discords_commands_keep_its_limits_in_every_language()
    {
        var run = await CommandLineRun.OfAsync(folder, "setup", "discord", "--json", "--no-knowledge");
        var commands = JsonNode.Parse(run.Output)!.AsArray();

        Assert.Equal(15, commands.Count);
        Assert.All(commands, command => Assert.InRange(Longest(command!), 1, 8_000));
        Assert.All(commands.SelectMany(command => Named(command!)), named =>
        {
            foreach (var name in Texts(named, "name"))
                Assert.Matches(named["type"]?.ToString() == "3" && named["contexts"] is not null || named["value"] is not null ? "^.{1,100}$" : @"^[-_'\p{L}\p{N}]{1,32}$", name);
            foreach (var description in Texts(named, "description"))
                Assert.InRange(description.Length, 1, 100);
        });
        Assert.All(commands, command => Assert.Equal(
            (command!["options"] as JsonArray ?? []).Select(option => option!["name_localizations"]!["zh-CN"]!.ToString()).Distinct(),
            (command["options"] as JsonArray ?? []).Select(option => option!["name_localizations"]!["zh-CN"]!.ToString())));
    }

    private static IEnumerable<JsonNode> Named(JsonNode node) =>
        [node, .. (node["options"] as JsonArray ?? []).Concat(node["choices"] as JsonArray ?? []).SelectMany(inner => Named(inner!))];

    private static IEnumerable<string> Texts(JsonNode node, string member) => node[member] is { } text
        ? [text.ToString(), .. (node[$"{member}_localizations"] as JsonObject ?? []).Select(entry => entry.Value!.ToString())]
        : [];

    private static int Longest(JsonNode command) => Named(command).Sum(named =>
        Texts(named, "name").Select(text => text.Length).DefaultIfEmpty().Max() + Texts(named, "description").Select(text => text.Length).DefaultIfEmpty().Max() + (named["value"]?.ToString().Length ?? 0));

    private async Task<JsonNode> ManifestAsync(params string[] options)
    {
        var run = await CommandLineRun.OfAsync(folder, ["setup", "slack", "--json", .. options, .. options.Contains("--knowledge") ? Array.Empty<string>() : ["--no-knowledge"]]);
        Assert.Equal(0, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }
}
