using System.Text.Json.Nodes;

namespace Bot.Host.Discord.Wire;

/// <summary>One request to Discord's HTTP API.</summary>
internal sealed record DiscordRequest(HttpMethod Method, DiscordRoute Route, JsonNode? Body = null)
{
    /// <summary>Sent beside the body; null mostly.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>What the audit log of the server says of it.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Doing it twice does no harm, so it is sent again also when nobody knows whether it was done. A post is not, unless
    /// it carries a nonce that Discord enforces, or is the first answer to an interaction, of which Discord takes only one.
    /// </summary>
    public bool Repeatable { get; init; } = Method != HttpMethod.Post || Route.IsCallback;

    public override string ToString() => $"{Method} {Route.Template}";
}
