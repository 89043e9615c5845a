using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Host.Configuration;
using Bot.Host.Discord;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Diagnosis;

/// <summary>Asks Discord who the token is, and what it may do.</summary>
internal sealed class DiscordExamination(DiscordOptions options, TimeProvider clock)
{
    private const string Subject = "discord";

    // Each start takes one for every shard; with fewer the bot may soon be kept out for a day.
    private const int FewStarts = 20;

    private const ulong Administrator = 1 << 3;

    // A privileged intent, and the flags of an application that may have it, in few and in many servers
    // (https://docs.discord.com/developers/resources/application#application-object-application-flags).
    private static readonly (int Intent, int Flags, string Name)[] Privileged =
    [
        (1 << 1, (1 << 14) | (1 << 15), "Server Members"),
        (1 << 8, (1 << 12) | (1 << 13), "Presence"),
        (1 << 15, (1 << 18) | (1 << 19), "Message Content"),
    ];

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!DiscordWays.IsOn(options))
        {
            var started = !string.IsNullOrWhiteSpace(options.ApplicationId) || !string.IsNullOrWhiteSpace(options.PublicKey);
            yield return started ? Finding.Fail(Subject, DiscordWays.Describe(options)) : Finding.Ok(Subject, DiscordWays.Describe(options));
            yield break;
        }

        if (string.IsNullOrWhiteSpace(options.Token))
        {
            yield return Finding.Ok(Subject, DiscordWays.Describe(options));
            yield break;
        }

        await using var discord = DiscordConnection.Open(options, clock);
        var client = discord.Client;
        var application = default(JsonElement);
        var bot = await TryAsync(async () =>
        {
            var user = await AskAsync(client, DiscordRoute.CurrentUser, cancellationToken);
            application = await AskAsync(client, DiscordRoute.CurrentApplication, cancellationToken);
            return Finding.Ok(Subject, $"the bot is {user.Text("username")}, of the application {application.Text("id")}");
        });
        yield return bot;
        if (bot.Grade != Grade.Ok)
            yield break;
        foreach (var finding in Settings(application))
            yield return finding;
        yield return await TryAsync(() => GatewayAsync(client, cancellationToken));
        yield return await TryAsync(() => CommandsAsync(client, application.Text("id") ?? "", cancellationToken));
        yield return await TryAsync(() => PermissionsAsync(client, cancellationToken));
    }

    private IEnumerable<Finding> Settings(JsonElement application)
    {
        if (!string.IsNullOrWhiteSpace(options.ApplicationId) && options.ApplicationId != application.Text("id"))
            yield return Finding.Fail(Subject, $"Bot__Discord__ApplicationId is {options.ApplicationId}, and the token is of another application: correct it, or leave it out");
        var (hasKey, endpoint) = (!string.IsNullOrWhiteSpace(options.PublicKey), application.Text("interactions_endpoint_url"));
        if (hasKey && !string.Equals(options.PublicKey, application.Text("verify_key"), StringComparison.OrdinalIgnoreCase))
            yield return Finding.Fail(Subject, "Bot__Discord__PublicKey is of another application: copy it again from the app's General Information page");
        if (!hasKey && endpoint is not null)
            yield return Finding.Fail(Subject, $"Discord sends commands and buttons to {endpoint}, where nobody takes them: set Bot__Discord__PublicKey, or empty the Interactions Endpoint URL");
        var flags = application.Number("flags") ?? 0;
        foreach (var (intent, granted, name) in Privileged.Where(privileged => (options.Intents & privileged.Intent) != 0 && (flags & privileged.Flags) == 0))
            yield return Finding.Fail(Subject, $"the bot asks for the intent {name} and was not granted it: turn it on under Bot, Privileged Gateway Intents, or leave Bot__Discord__Intents out");
        if (application.Find("integration_types_config") is { } types && types.Find("1") is null)
            yield return Finding.Warn(Subject, "people cannot add the bot to themselves: tick User Install on the app's Installation page");
    }

    private static async Task<Finding> GatewayAsync(IDiscordClient client, CancellationToken cancellationToken)
    {
        var gateway = await AskAsync(client, DiscordRoute.GatewayBot, cancellationToken);
        var (shards, starts) = (gateway.Number("shards") ?? 1, gateway.Find("session_start_limit")?.Number("remaining") ?? 0);
        var text = string.Create(CultureInfo.InvariantCulture, $"the gateway can be reached, by {shards} shards as recommended; {starts} starts are left today");
        return starts < FewStarts ? Finding.Warn(Subject, $"{text}: find out why the bot starts so often") : Finding.Ok(Subject, text);
    }

    private static async Task<Finding> CommandsAsync(IDiscordClient client, string application, CancellationToken cancellationToken)
    {
        var missing = await new CommandRegistration(client, application).ListMissingAsync(cancellationToken);
        return missing.Count == 0
            ? Finding.Ok(Subject, "all commands are registered")
            : Finding.Warn(Subject, $"Discord does not know these commands as they are: {string.Join(", ", missing)}; the bot's start or setup discord registers them");
    }

    private static async Task<Finding> PermissionsAsync(IDiscordClient client, CancellationToken cancellationToken)
    {
        var guilds = await AskAsync(client, DiscordRoute.CurrentGuilds, cancellationToken);
        var lacking = guilds.EnumerateArray()
            .Select(guild => (Name: guild.Text("name"), Missing: Missing(guild.Text("permissions"))))
            .Where(guild => guild.Missing.Count > 0)
            .Select(guild => $"{guild.Name} lacks {string.Join(", ", guild.Missing.Select(permission => $"{permission.Name} ({permission.For})"))}")
            .ToList();
        if (lacking.Count > 0)
            return Finding.Warn(Subject, $"{string.Join("; ", lacking)}: grant its role what is missing, or add it again with the link of setup discord");
        var count = guilds.GetArrayLength();
        return count == 0
            ? Finding.Warn(Subject, "the bot is in no server yet: setup discord prints the link")
            : Finding.Ok(Subject, string.Create(CultureInfo.InvariantCulture, $"in {count} servers, with all the permissions it needs; channels may take some away"));
    }

    private static IReadOnlyList<DiscordPermission> Missing(string? permissions)
    {
        _ = ulong.TryParse(permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits);
        return (bits & Administrator) != 0 ? [] : [.. DiscordInvitation.Needed.Where(permission => (bits & permission.Bit) == 0)];
    }

    private static async Task<JsonElement> AskAsync(IDiscordClient client, DiscordRoute route, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(HttpMethod.Get, route);
        return await client.SendAsync(request, cancellationToken) ?? throw new DiscordException(request.ToString(), null, null, "the answer is empty");
    }

    private static async Task<Finding> TryAsync(Func<Task<Finding>> examine)
    {
        try
        {
            return await examine();
        }
        catch (DiscordException error)
        {
            return error.IsTransient ? Finding.Warn(Subject, $"{error.Message}; try again later") : Finding.Fail(Subject, error.Message);
        }
    }
}
