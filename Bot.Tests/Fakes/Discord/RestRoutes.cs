using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>The endpoints that the bot uses, with the checks Discord makes (https://docs.discord.com/developers/reference).</summary>
internal sealed class RestRoutes(LoopbackDiscord discord)
{
    private readonly CommandRoutes commands = new(discord);

    private DiscordState State => discord.State;

    /// <summary>Null where there is no such route.</summary>
    public RestRoute? Find(string method, string[] path, IQueryCollection query) => (method, path) switch
    {
        ("GET", ["gateway", "bot"]) => Route(method, "/gateway/bot", "", _ => Ok(GatewayBot())),
        ("GET", ["users", "@me"]) => Route(method, "/users/@me", "", _ => Ok(Self())),
        ("GET", ["users", "@me", "guilds"]) => Route(method, "/users/@me/guilds", "", _ => Ok(new JsonArray([.. State.Guilds.Values.Select(BotsGuild)]))),
        ("POST", ["users", "@me", "channels"]) => Route(method, "/users/@me/channels", "", OpenDirect),
        ("GET", ["applications", "@me"]) => Route(method, "/applications/@me", "", _ => Ok(Application())),
        (_, ["applications", var application, ..]) when application == discord.Options.ApplicationId => commands.Find(method, path),
        ("GET", ["channels", var id]) => Route(method, "/channels/{channel.id}", id, _ => Ok(DiscordPayloads.Channel(Readable(id)))),
        ("POST", ["channels", var id, "typing"]) => Route(method, "/channels/{channel.id}/typing", id, _ => Typing(id)),
        ("POST", ["channels", var id, "messages"]) => Route(method, "/channels/{channel.id}/messages", id, request => Post(id, request)),
        ("GET", ["channels", var id, "messages"]) => Route(method, "/channels/{channel.id}/messages", id, _ => List(id, query)),
        ("POST", ["channels", var id, "messages", var message, "threads"]) =>
            Route(method, "/channels/{channel.id}/messages/{message.id}/threads", id, request => StartThread(id, message, request)),
        (_, ["channels", var id, "messages", var message]) when method is "GET" or "PATCH" or "DELETE" =>
            Route(method, "/channels/{channel.id}/messages/{message.id}", id, request => OnMessage(method, id, message, request)),
        ("GET", ["guilds", var id, "members", var user]) => Route(method, "/guilds/{guild.id}/members/{user.id}", id, _ => Member(id, user)),
        ("GET", ["guilds", var id, "roles"]) => Route(method, "/guilds/{guild.id}/roles", id, _ => Ok(new JsonArray(DiscordPayloads.Role(id)))),
        ("POST", ["interactions", var id, var token, "callback"]) =>
            new RestRoute("POST /interactions/{interaction.id}/{interaction.token}/callback", $"{id}/{token}", true, request => discord.Interactions.Answer(id, token, request)),
        (_, ["webhooks", var application, var token]) =>
            new RestRoute($"{method} /webhooks/{{application.id}}/{{interaction.token}}", token, true, request => discord.Interactions.Webhook(method, application, token, null, request)),
        (_, ["webhooks", var application, var token, "messages", var message]) =>
            new RestRoute($"{method} /webhooks/{{application.id}}/{{interaction.token}}/messages/{{message.id}}", token, true, request => discord.Interactions.Webhook(method, application, token, message, request)),
        _ => null,
    };

    internal static RestRoute Route(string method, string template, string major, Func<RecordedRequest, RestAnswer> act) => new($"{method} {template}", major, false, act);

    internal static RestAnswer Ok(JsonNode body) => new(200, body);

    private JsonObject GatewayBot() => new()
    {
        ["url"] = discord.GatewayAddress,
        ["shards"] = discord.Options.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = discord.Options.SessionStarts,
            ["remaining"] = discord.Options.SessionStarts - discord.Gateway.Identified,
            ["reset_after"] = 14_400_000,
            ["max_concurrency"] = discord.Options.MaxConcurrency,
        },
    };

    private JsonObject Self()
    {
        var user = DiscordPayloads.User(discord.Options.BotUser, isBot: true);
        (user["mfa_enabled"], user["locale"], user["verified"], user["email"]) = (false, "en-US", true, null);
        return user;
    }

    private JsonObject Application() => new()
    {
        ["id"] = discord.Options.ApplicationId,
        ["name"] = "Docket",
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["bot"] = DiscordPayloads.User(discord.Options.BotUser, isBot: true),
        ["verify_key"] = discord.PublicKey,
        ["flags"] = ((discord.Options.PrivilegedIntents & (1 << 15)) != 0 ? 1 << 19 : 0) | ((discord.Options.PrivilegedIntents & (1 << 1)) != 0 ? 1 << 15 : 0),
        ["flags_new"] = "0",
        ["owner"] = DiscordPayloads.User("1"),
        ["team"] = null,
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = null,
        ["role_connections_verification_url"] = null,
        ["approximate_guild_count"] = State.Guilds.Count,
        ["approximate_user_install_count"] = 0,
        ["approximate_user_authorization_count"] = 0,
        ["explicit_content_filter"] = 0,
        ["eligible_oauth2_scopes"] = new JsonArray("bot", "applications.commands"),
        ["integration_types_config"] = new JsonObject { ["0"] = new JsonObject(), ["1"] = new JsonObject() },
    };

    /// <summary>A server with what the bot may do in it.</summary>
    private JsonNode BotsGuild(DiscordGuild guild) => new JsonObject
    {
        ["id"] = guild.Id,
        ["name"] = guild.Name,
        ["icon"] = null,
        ["banner"] = null,
        ["owner"] = false,
        ["permissions"] = guild.Permissions.TryGetValue(discord.Options.BotUser, out var bits)
            ? bits.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : DiscordPayloads.BotPermissionsText,
        ["features"] = new JsonArray(),
    };

    private DiscordChannel Readable(string id) => State.Channels.GetValueOrDefault(id) ?? throw RestRefusal.UnknownChannel;

    private DiscordChannel Writable(string id) =>
        Readable(id) is { BotMayWrite: true } channel ? channel : throw new RestRefusal(403, 50013, "Missing Permissions");

    private RestAnswer OpenDirect(RecordedRequest request) =>
        request["recipient_id"] is { } user ? Ok(DiscordPayloads.Channel(State.DirectChannel(user))) : throw RestRefusal.Form("recipient_id", "BASE_TYPE_REQUIRED", "This field is required");

    private RestAnswer Typing(string id)
    {
        Writable(id);
        return new RestAnswer(204, null);
    }

    private RestAnswer Post(string id, RecordedRequest request)
    {
        var body = request.Body as JsonObject ?? [];
        Writable(id);
        MessageRules.Check(body, MessageBody.PostedFlags);
        var message = MessageBody.New(id, discord.Options.BotUser, body);
        if (message.ReplyTo is { } reply && State.Find(id, reply) is null)
        {
            if (body["message_reference"]?["fail_if_not_exists"]?.GetValue<bool>() != false)
                throw RestRefusal.Form("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
            message = message with { ReplyTo = null };
        }

        var isEnforced = body["enforce_nonce"]?.GetValue<bool>() == true && message.Nonce is not null;
        var (added, isNew) = isEnforced ? State.AddOnce(message, message.Nonce!) : (State.Add(message), true);
        if (isNew)
            discord.Announce("MESSAGE_CREATE", added);
        return Ok(DiscordPayloads.Message(discord, added));
    }

    private RestAnswer List(string id, IQueryCollection query)
    {
        Readable(id);
        var limit = int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, 100) : 50;
        var after = ulong.TryParse(query["after"], CultureInfo.InvariantCulture, out var start) ? start : 0;
        var messages = State.Messages.Where(message => message.Channel == id && !message.IsEphemeral && Number(message.Id) > after);
        // Newest first, also where the oldest after a message are asked for.
        return Ok(new JsonArray([.. (after > 0 ? messages.Take(limit) : messages.TakeLast(limit)).Reverse().Select(message => (JsonNode)DiscordPayloads.Message(discord, message))]));
    }

    private static ulong Number(string id) => ulong.Parse(id, CultureInfo.InvariantCulture);

    private RestAnswer OnMessage(string method, string channel, string id, RecordedRequest request)
    {
        Readable(channel);
        var message = State.Find(channel, id) is { IsEphemeral: false } found ? found : throw RestRefusal.UnknownMessage;
        if (method == "GET")
            return Ok(DiscordPayloads.Message(discord, message));
        if (message.Author != discord.Options.BotUser)
            throw method == "PATCH" ? new RestRefusal(403, 50005, "Cannot edit a message authored by another user") : new RestRefusal(403, 50013, "Missing Permissions");
        if (method == "DELETE")
        {
            State.Remove(id);
            discord.AnnounceDeleted(message);
            return new RestAnswer(204, null);
        }

        var edited = MessageBody.Edit(message, request.Body as JsonObject ?? []);
        State.Replace(edited);
        discord.Announce("MESSAGE_UPDATE", edited);
        return Ok(DiscordPayloads.Message(discord, edited));
    }

    private RestAnswer StartThread(string channel, string message, RecordedRequest request)
    {
        var parent = Writable(channel);
        if (State.Find(channel, message) is null)
            throw RestRefusal.UnknownMessage;
        if (parent.Kind != ChannelKind.Text)
            throw new RestRefusal(400, 50024, "Cannot execute action on this channel type");
        if (request["name"] is not { Length: >= 1 and <= 100 } name)
            throw RestRefusal.Form("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        if (State.Channels.ContainsKey(message))
            throw new RestRefusal(400, 160004, "A thread has already been created for this message");
        var thread = State.AddThread(message, parent, discord.Options.BotUser, name);
        var json = DiscordPayloads.Channel(thread);
        json["newly_created"] = true;
        discord.Gateway.Dispatch("THREAD_CREATE", json, thread.Guild);
        return new RestAnswer(201, DiscordPayloads.Channel(thread));
    }

    private RestAnswer Member(string guild, string user) => State.Guilds.TryGetValue(guild, out var found)
        ? Ok(DiscordPayloads.Member(found, user))
        : throw new RestRefusal(404, 10004, "Unknown Guild");
}

/// <summary>What a request is answered with.</summary>
internal sealed record RestAnswer(int Status, JsonNode? Body);

/// <summary>A request's route, what its limits are counted apart by, and what it does.</summary>
internal sealed record RestRoute(string Name, string Major, bool IsInteraction, Func<RecordedRequest, RestAnswer> Do);
