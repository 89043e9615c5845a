using System.Text.Json;

namespace Bot.Host.Discord.Wire;

/// <summary>
/// All that the bot needs of a client for Discord: what arrives, requests by route, and the presence. Rendering and who is
/// answered lie above it.
/// </summary>
internal interface IDiscordClient
{
    /// <summary>Hands over what arrives by the gateway until cancelled.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration; the message says which.</exception>
    Task ListenAsync(DiscordInbox inbox, CancellationToken cancellationToken);

    /// <summary>Sends a request once no rate limit forbids it, and again what may be sent again. Null is an answer without a body.</summary>
    /// <exception cref="DiscordException"/>
    Task<JsonElement?> SendAsync(DiscordRequest request, CancellationToken cancellationToken);

    /// <summary>What stands below the bot's name, on every shard, now and after each new session. At most 128 characters.</summary>
    void SetPresence(string text);
}
