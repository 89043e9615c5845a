using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Configuration;
using Bot.Host.Discord;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Cli;

/// <summary>The links and steps that connect Discord; with a token, also the commands are registered.</summary>
internal static class SetupDiscordCommand
{
    private const string NoApplication = "APPLICATION_ID";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandRunner runner)
    {
        var url = new Option<string?>("--url") { Description = "Where Discord reaches the bot by https; without it, the gateway", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Print nothing but the commands as Discord is told of them" };
        var command = new Command("discord", "Print invite links for Discord and the steps, and register the commands where there is a token") { url, json };
        runner.Attach(command, (parsed, cancellationToken) =>
            parsed.GetValue(json) ? PrintCommandsAsync(runner) : SetUpAsync(runner, parsed, parsed.GetValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> PrintCommandsAsync(CommandRunner runner)
    {
        var commands = JsonSerializer.Serialize(new JsonArray([.. CommandCatalog.All]), Indented);
        await runner.Shell.Terminal.Output.WriteLineAsync(commands.ReplaceLineEndings("\n"));
        return ExitCode.Ok;
    }

    private static async Task<int> SetUpAsync(CommandRunner runner, ParseResult parsed, string? url, CancellationToken cancellationToken)
    {
        var options = runner.ReadSettings(parsed).Discord;
        var endpoint = SetupCommand.PublicUrl(url, "Discord") is { } address ? new Uri(address, "discord/interactions") : null;
        var output = runner.Shell.Terminal.Output;
        var (application, registered) = string.IsNullOrWhiteSpace(options.Token)
            ? (options.ApplicationId ?? NoApplication, null)
            : await RegisterAsync(runner.Shell, options, cancellationToken);
        await output.WriteLineAsync(Steps(application, endpoint).AsMemory(), cancellationToken);
        await output.WriteLineAsync((registered is null ? NotRegistered : Describe(registered)).AsMemory(), cancellationToken);
        return ExitCode.Ok;
    }

    private static async Task<(string Application, RegistrationChange Change)> RegisterAsync(Shell shell, DiscordOptions options, CancellationToken cancellationToken)
    {
        await using var discord = DiscordConnection.Open(options, shell.Clock);
        try
        {
            var self = await DiscordConnection.IdentifyAsync(discord.Client, options, cancellationToken);
            return (self.Application, await new CommandRegistration(discord.Client, self.Application).RegisterAsync(cancellationToken));
        }
        catch (DiscordException error)
        {
            throw new ConfigurationException($"Discord: {error.Message}", error);
        }
    }

    private static string Describe(RegistrationChange change)
    {
        string[] parts =
        [
            .. Part(change.Created, "new"), .. Part(change.Changed, "changed"), .. Part(change.Deleted, "taken away"),
        ];
        return $"Commands registered with Discord: {(parts.Length == 0 ? "all were so already" : string.Join("; ", parts))}.";
    }

    private static IEnumerable<string> Part(IReadOnlyList<string> names, string what) => names.Count == 0 ? [] : [$"{what}: {string.Join(", ", names)}"];

    private const string NotRegistered = "The commands are not registered yet: the bot does it at its start, and so does this command once it has the token.";

    private static string Steps(string application, Uri? endpoint) => $"""
        1. Open https://discord.com/developers/applications, "New Application", and name it Docket.
        2. Bot: "Reset Token", and copy the token. None of the privileged intents is needed.
        3. Installation: tick both "User Install" and "Guild Install".
        {(endpoint is null ? "" : $"   General Information: copy the Public Key for the setting Bot__Discord__PublicKey.\n")}4. Start the bot:
             Bot__Discord__Token=… {(endpoint is null ? "" : "Bot__Discord__PublicKey=… ")}dotnet run --project Bot.Host
           and look with "doctor" whether all is well.
        {(endpoint is null ? "" : $"   General Information: enter as Interactions Endpoint URL {endpoint}\n")}5. Add it to a server, with the few permissions it needs (you must be allowed to manage the server):
             {DiscordInvitation.ToServer(application)}
           or to yourself, to use its commands anywhere:
             {DiscordInvitation.ToUser(application)}
        {(application == NoApplication ? $"   {NoApplication} is on the page General Information; with the token set, this command fills it in.\n" : "")}
        """.ReplaceLineEndings("\n");
}
