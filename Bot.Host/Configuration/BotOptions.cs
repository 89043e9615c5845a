using Bot.Core.Chat;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;

namespace Bot.Host.Configuration;

/// <summary>The settings below <c>Bot</c> in appsettings.json, <c>Bot__…</c> in the environment.</summary>
internal sealed class BotOptions
{
    public StoreOptions Store { get; init; } = new();

    public KnowledgeOptions Knowledge { get; init; } = new();

    public WebOptions Web { get; init; } = new();

    public FetchOptions Sources { get; init; } = new();

    public ModerationOptions Moderation { get; init; } = new();

    public ChatOptions Chat { get; init; } = new();

    public SlackOptions Slack { get; init; } = new();

    public DiscordOptions Discord { get; init; } = new();

    public ModelOptions Model { get; init; } = new();

    public EmbeddingsOptions Embeddings { get; init; } = new();
}

internal sealed class StoreOptions
{
    /// <summary>The SQLite file; null is data/bot.db below the working directory.</summary>
    public string? Connection { get; set; }
}

internal sealed class KnowledgeOptions
{
    /// <summary>Null is the folder named knowledge below the working directory, or the nearest one above the program.</summary>
    public string? Directory { get; set; }
}

internal sealed class WebOptions
{
    /// <summary>The addresses of the web page, parted by semicolons.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";
}

internal sealed class SlackOptions
{
    /// <summary>What speaks with Slack: builtin, or sdk for SlackNet.</summary>
    public string Client { get; set; } = ChatClients.BuiltIn;

    /// <summary>Begins with xoxb-; without it Slack is off.</summary>
    public string? BotToken { get; set; }

    /// <summary>Begins with xapp-; with it events come by Socket Mode.</summary>
    public string? AppToken { get; set; }

    /// <summary>With it events may come over HTTP, each request signed with it.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>Where the Web API is; ends with a slash.</summary>
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>The ids of the users who may change what the bot does in a channel, parted by commas.</summary>
    public string? Moderators { get; set; }

    /// <summary>The id of the user group (S…) whose members are moderators too.</summary>
    public string? ModeratorGroup { get; set; }
}

internal sealed class DiscordOptions
{
    /// <summary>What speaks with Discord: builtin, or sdk for Discord.Net.</summary>
    public string Client { get; set; } = ChatClients.BuiltIn;

    /// <summary>The bot's token: with it events come by the gateway. Without it Discord is off.</summary>
    public string? Token { get; set; }

    /// <summary>The id of the application; null asks Discord.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The application's public key, 64 hexadecimal digits: with it interactions may come over HTTP, each request signed.</summary>
    public string? PublicKey { get; set; }

    /// <summary>Where the HTTP API is; ends with a slash.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10/";

    /// <summary>Where the gateway is; null asks Discord.</summary>
    public string? GatewayUrl { get; set; }

    /// <summary>The ids of the users who may moderate sources in any server, parted by commas.</summary>
    public string? Moderators { get; set; }

    /// <summary>The ids of the roles whose members are moderators, parted by commas.</summary>
    public string? ModeratorRoles { get; set; }

    /// <summary>
    /// The ids of the servers whose managers may moderate sources, parted by commas. The sources are the same for all servers, and anyone
    /// may add a public bot to a server of their own, so no server's managers may unless it is named.
    /// </summary>
    public string? ModeratorServers { get; set; }

    /// <summary>How many connections share the servers the bot is in; 0 is the number that Discord recommends.</summary>
    public int Shards { get; set; }

    /// <summary>How many requests a second may go to Discord, but for answers to interactions. Discord takes 50, unless it granted the bot more.</summary>
    public int RequestsPerSecond { get; set; } = 45;

    /// <summary>
    /// The kinds of events to receive, as Discord's bits. Servers, their messages and direct messages by default: mentions,
    /// replies and direct messages carry their text without the privileged intent Message Content.
    /// </summary>
    public int Intents { get; set; } = 1 | 1 << 9 | 1 << 12;
}
