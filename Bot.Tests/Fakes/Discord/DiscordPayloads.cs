using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>Discord's objects as JSON, with the members the published schema requires.</summary>
public static class DiscordPayloads
{
    // View, send, embed, attach, history, threads: what the bot has in every channel of a loopback server.
    private const string BotPermissions = "309237763136";

    public static JsonObject User(string id, bool isBot = false) => new()
    {
        ["id"] = id,
        ["username"] = isBot ? "docket" : $"user{id}",
        ["discriminator"] = isBot ? "0001" : "0",
        ["global_name"] = isBot ? null : $"User {id}",
        ["avatar"] = null,
        ["banner"] = null,
        ["accent_color"] = null,
        ["avatar_decoration_data"] = null,
        ["collectibles"] = null,
        ["clan"] = null,
        ["primary_guild"] = null,
        ["bot"] = isBot,
        ["system"] = false,
        ["public_flags"] = 0,
        ["flags"] = 0,
    };

    public static JsonObject Guild(DiscordGuild guild) => new()
    {
        ["id"] = guild.Id,
        ["name"] = guild.Name,
        ["locale"] = guild.Locale,
        ["features"] = new JsonArray(),
    };

    public static JsonObject Member(DiscordGuild? guild, string user, bool withPermissions = false)
    {
        var member = new JsonObject
        {
            ["user"] = User(user),
            ["nick"] = null,
            ["avatar"] = null,
            ["banner"] = null,
            ["roles"] = new JsonArray([.. (guild?.Roles.GetValueOrDefault(user) ?? []).Select(role => (JsonNode)role)]),
            ["joined_at"] = "2026-01-02T03:04:05.000000+00:00",
            ["premium_since"] = null,
            ["communication_disabled_until"] = null,
            ["deaf"] = false,
            ["mute"] = false,
            ["pending"] = false,
            ["flags"] = 0,
        };
        if (withPermissions)
            member["permissions"] = (guild?.Permissions.GetValueOrDefault(user) ?? 0).ToString(CultureInfo.InvariantCulture);
        return member;
    }

    public static JsonObject Channel(DiscordChannel channel)
    {
        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["type"] = (int)channel.Kind,
            ["last_message_id"] = null,
            ["flags"] = 0,
        };
        if (channel.Kind == ChannelKind.Direct)
        {
            json["recipients"] = new JsonArray(User(channel.Owner ?? "0"));
            return json;
        }

        (json["guild_id"], json["name"], json["parent_id"], json["position"]) = (channel.Guild, channel.Name, channel.Parent, 0);
        (json["permission_overwrites"], json["nsfw"], json["topic"], json["rate_limit_per_user"]) = (new JsonArray(), false, null, 0);
        if (channel.Kind == ChannelKind.PublicThread)
        {
            json["owner_id"] = channel.Owner;
            (json["message_count"], json["total_message_sent"], json["member_count"]) = (0, 0, 1);
            json["thread_metadata"] = new JsonObject
            {
                ["archived"] = false,
                ["archive_timestamp"] = "2026-01-02T03:04:05.000000+00:00",
                ["auto_archive_duration"] = 1440,
                ["locked"] = false,
                ["create_timestamp"] = "2026-01-02T03:04:05.000000+00:00",
            };
        }

        return json;
    }

    /// <summary>As HTTP answers it. In an event it also says whose server it is and who the member is.</summary>
    public static JsonObject Message(LoopbackDiscord discord, DiscordMessage message)
    {
        var isBot = message.Author == discord.Options.BotUser;
        var json = new JsonObject
        {
            ["id"] = message.Id,
            ["type"] = message.ReplyTo is null ? message.Interaction is null ? 0 : 20 : 19,
            ["channel_id"] = message.Channel,
            ["author"] = User(message.Author, isBot),
            ["content"] = message.Content,
            ["timestamp"] = Time(message.At),
            ["edited_timestamp"] = message.Edits == 0 ? null : Time(discord.Clock.GetUtcNow()),
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = new JsonArray([.. message.Mentions.Select(user => (JsonNode)User(user, user == discord.Options.BotUser))]),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = message.Embeds?.DeepClone() ?? new JsonArray(),
            ["components"] = message.Components?.DeepClone() ?? new JsonArray(),
            ["pinned"] = false,
            ["flags"] = message.Flags,
        };
        if (message.Nonce is not null)
            json["nonce"] = message.Nonce;
        if (isBot)
            json["application_id"] = discord.Options.ApplicationId;
        if (message.Interaction is not null)
            json["webhook_id"] = discord.Options.ApplicationId;
        if (message.ReplyTo is { } reply)
        {
            json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = message.Channel, ["message_id"] = reply };
            if (discord.State.Find(message.Channel, reply) is { } replied)
                json["referenced_message"] = Message(discord, replied with { ReplyTo = null });
        }

        return json;
    }

    /// <summary>The data of MESSAGE_CREATE and MESSAGE_UPDATE.</summary>
    public static JsonObject MessageEvent(LoopbackDiscord discord, DiscordMessage message)
    {
        var json = Message(discord, message);
        json["channel_type"] = (int)discord.State.Channels[message.Channel].Kind;
        if (discord.State.Channels[message.Channel].Guild is { } guild)
        {
            json["guild_id"] = guild;
            var member = Member(discord.State.Guilds.GetValueOrDefault(guild), message.Author);
            member.Remove("user");
            json["member"] = member;
        }

        return json;
    }

    internal static JsonObject Ready(LoopbackDiscord discord, string session, int shard, int shards, string resumeAddress) => new()
    {
        ["v"] = 10,
        ["user"] = User(discord.Options.BotUser, isBot: true),
        ["guilds"] = new JsonArray([.. discord.State.Guilds.Keys.Select(id => (JsonNode)new JsonObject { ["id"] = id, ["unavailable"] = true })]),
        ["session_id"] = session,
        ["resume_gateway_url"] = resumeAddress,
        ["session_type"] = "normal",
        ["private_channels"] = new JsonArray(),
        ["relationships"] = new JsonArray(),
        ["user_settings"] = new JsonObject(),
        ["shard"] = new JsonArray(shard, shards),
        ["application"] = new JsonObject { ["id"] = discord.Options.ApplicationId, ["flags"] = 0 },
        ["_trace"] = new JsonArray(),
    };

    internal static JsonObject GuildCreate(LoopbackDiscord discord, DiscordGuild guild, IEnumerable<DiscordChannel> itsChannels)
    {
        var everyone = Role(guild.Id);
        var json = new JsonObject
        {
            ["id"] = guild.Id,
            ["name"] = guild.Name,
            ["icon"] = null,
            ["splash"] = null,
            ["discovery_splash"] = null,
            ["owner_id"] = "1",
            ["afk_channel_id"] = null,
            ["afk_timeout"] = 300,
            ["verification_level"] = 0,
            ["default_message_notifications"] = 0,
            ["explicit_content_filter"] = 0,
            ["roles"] = new JsonArray(everyone),
            ["emojis"] = new JsonArray(),
            ["features"] = new JsonArray(),
            ["mfa_level"] = 0,
            ["application_id"] = null,
            ["system_channel_id"] = null,
            ["system_channel_flags"] = 0,
            ["rules_channel_id"] = null,
            ["vanity_url_code"] = null,
            ["description"] = null,
            ["banner"] = null,
            ["premium_tier"] = 0,
            ["premium_subscription_count"] = 0,
            ["preferred_locale"] = guild.Locale,
            ["public_updates_channel_id"] = null,
            ["nsfw_level"] = 0,
            ["nsfw"] = false,
            ["stickers"] = new JsonArray(),
            ["premium_progress_bar_enabled"] = false,
            ["safety_alerts_channel_id"] = null,
            ["hub_type"] = null,
            ["incidents_data"] = null,
        };
        (json["joined_at"], json["large"], json["unavailable"], json["member_count"]) = ("2026-01-02T03:04:05.000000+00:00", false, false, 2);
        (json["voice_states"], json["members"], json["presences"]) = (new JsonArray(), new JsonArray(), new JsonArray());
        (json["stage_instances"], json["guild_scheduled_events"], json["soundboard_sounds"]) = (new JsonArray(), new JsonArray(), new JsonArray());
        var channels = itsChannels.ToLookup(channel => channel.Kind == ChannelKind.PublicThread);
        json["channels"] = new JsonArray([.. channels[false].Select(channel => (JsonNode)Channel(channel))]);
        json["threads"] = new JsonArray([.. channels[true].Select(channel => (JsonNode)Channel(channel))]);
        return json;
    }

    internal static JsonObject Role(string guild) => new()
    {
        ["id"] = guild,
        ["name"] = "@everyone",
        ["description"] = null,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["position"] = 0,
        ["permissions"] = BotPermissions,
        ["managed"] = false,
        ["mentionable"] = false,
        ["flags"] = 0,
    };

    /// <summary>Whether a bot without the intent for it sees what a message says.</summary>
    internal static bool IsVisible(JsonObject message, string bot) =>
        message["author"]?["id"]?.ToString() == bot || (message["mentions"] as JsonArray ?? []).Any(user => user?["id"]?.ToString() == bot);

    internal static JsonObject WithoutContent(JsonObject message)
    {
        var bare = (JsonObject)message.DeepClone();
        if (bare.ContainsKey("content"))
            (bare["content"], bare["embeds"], bare["components"], bare["attachments"]) = ("", new JsonArray(), new JsonArray(), new JsonArray());
        return bare;
    }

    internal static string BotPermissionsText => BotPermissions;

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
