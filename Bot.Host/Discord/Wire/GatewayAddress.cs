namespace Bot.Host.Discord.Wire;

/// <summary>Where the gateway may be: the bot's token goes there.</summary>
/// <param name="apiBase">The HTTP API, which has the token anyway.</param>
/// <param name="configured">The gateway of the configuration; null where Discord is asked.</param>
internal sealed class GatewayAddress(Uri apiBase, Uri? configured)
{
    // The version, as text and compressed: what a resumed session must be connected with again.
    private const string Query = "?v=10&encoding=json&compress=zlib-stream";

    /// <summary>The address to connect to, from the one that Discord gave; null when it leads to somebody else.</summary>
    public Uri? Of(string? given)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0)
            return null;
        return IsDiscord(uri) || IsAt(uri, configured) || IsAt(uri, apiBase) ? WithQuery(uri) : null;
    }

    /// <summary>The gateway of the configuration, or else the one that Discord gave.</summary>
    /// <exception cref="DiscordException">That leads to somebody else.</exception>
    public Uri First(string? given) => configured is not null ? WithQuery(configured)
        : Of(given) ?? throw new DiscordException("gateway", null, null, $"{given} is no gateway of Discord; set Bot__Discord__GatewayUrl if it is meant");

    private static bool IsDiscord(Uri uri) =>
        uri is { Scheme: "wss", IsDefaultPort: true } && (uri.IdnHost == "discord.gg" || uri.IdnHost.EndsWith(".discord.gg", StringComparison.Ordinal));

    private static bool IsAt(Uri uri, Uri? known) =>
        known is not null && uri.IdnHost == known.IdnHost && uri.Port == known.Port && (uri.Scheme is "wss" || known.Scheme is "ws" or "http" && uri.Scheme is "ws");

    // Whoever configured a query knows what their gateway speaks.
    private static Uri WithQuery(Uri uri) => uri.Query.Length > 1 ? uri : new UriBuilder(uri) { Query = Query }.Uri;
}
