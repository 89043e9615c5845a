using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Host.Slack.Wire;

/// <summary>One call of a Web API method.</summary>
/// <param name="Repeatable">Doing it twice does no harm, so it is tried again also when nobody knows whether it was done.</param>
internal sealed record SlackCall(string Method, JsonObject Arguments, bool Repeatable = true);

/// <summary>What Slack answered to a call that it did.</summary>
/// <param name="Scopes">The scopes of the token, from the header <c>x-oauth-scopes</c>.</param>
internal sealed record SlackResponse(JsonElement Body, IReadOnlyList<string> Scopes)
{
    /// <exception cref="SlackException">It is not there.</exception>
    public string Required(string method, string name) =>
        Body.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new SlackException(method, "malformed_response") { MayBeDone = true };
}
