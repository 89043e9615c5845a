using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Host.Configuration;
using Bot.Host.Slack;

namespace Bot.Host.Cli;

/// <summary>What to paste where, so that a chat platform knows the bot.</summary>
internal static class SetupCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandRunner runner)
    {
        var url = new Option<string?>("--url") { Description = "Where Slack reaches the bot by https; without it, Socket Mode", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Print nothing but the manifest" };
        var slack = new Command("slack", "Print an app manifest for Slack, and the steps") { url, json };
        runner.Attach(slack, (parsed, cancellationToken) => SlackAsync(runner, parsed, parsed.GetValue(url), parsed.GetValue(json), cancellationToken));
        return new Command("setup", "Say how to connect a chat platform") { slack, SetupDiscordCommand.Create(runner) };
    }

    private static async Task<int> SlackAsync(CommandRunner runner, ParseResult parsed, string? url, bool isJson, CancellationToken cancellationToken)
    {
        var prompts = SuggestedPrompt.Load(runner.ReadSettings(parsed).KnowledgeDirectory);
        var manifest = JsonSerializer.Serialize(SlackManifest.Of(PublicUrl(url, "Slack"), prompts), Indented).ReplaceLineEndings("\n");
        var output = runner.Shell.Terminal.Output;
        if (!isJson)
            await output.WriteLineAsync(Before.AsMemory(), cancellationToken);
        await output.WriteLineAsync(manifest.AsMemory(), cancellationToken);
        if (!isJson)
            await output.WriteLineAsync((url is null ? AfterForSocket : AfterForRequests).AsMemory(), cancellationToken);
        return ExitCode.Ok;
    }

    /// <exception cref="ConfigurationException">It is no address that a platform takes.</exception>
    public static Uri? PublicUrl(string? url, string platform)
    {
        if (url is null)
            return null;
        return Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme == "https"
            ? uri
            : throw new ConfigurationException($"--url {url}: {platform} takes an address that begins with https://");
    }

    private const string Before = """
        1. Open https://api.slack.com/apps, choose "Create New App", "From a manifest", and your workspace.
        2. Choose JSON and paste this:

        """;

    private const string AfterForSocket = """

        3. Create the app, then "Install App" to the workspace.
        4. OAuth & Permissions: copy the Bot User OAuth Token (xoxb-…).
        5. Basic Information, App-Level Tokens: generate one with the scope connections:write (xapp-…).
        6. Start the bot with both:
             Bot__Slack__BotToken=xoxb-… Bot__Slack__AppToken=xapp-… dotnet run --project Bot.Host
           and look with "doctor" whether all is well.
        7. Invite the bot to a channel: /invite @Docket
        """;

    private const string AfterForRequests = """

        3. Create the app; Slack says that the request URL is not verified yet. Then "Install App" to the workspace.
        4. OAuth & Permissions: copy the Bot User OAuth Token (xoxb-…). Basic Information: copy the Signing Secret.
        5. Start the bot with both, behind a proxy that speaks https at that address:
             Bot__Slack__BotToken=xoxb-… Bot__Slack__SigningSecret=… dotnet run --project Bot.Host
           and look with "doctor" whether all is well.
        6. Event Subscriptions: choose "Retry" beside the request URL.
        7. Invite the bot to a channel: /invite @Docket
        """;
}
