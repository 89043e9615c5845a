using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>A call of the bot, as it arrived.</summary>
/// <param name="Method">The Web API method, or <c>response_url</c>.</param>
/// <param name="Token">As sent; null when none was.</param>
/// <param name="Arguments">With what was nested as JSON in a form put back in place.</param>
public sealed record RecordedCall(string Method, string? Token, JsonObject Arguments, DateTimeOffset At)
{
    /// <summary>What went wrong with it on demand, if anything.</summary>
    public Fault? Fault { get; set; }

    /// <summary>The error it was refused with, if it was.</summary>
    public string? Error { get; set; }

    public string? this[string argument] => Arguments[argument] is JsonValue value ? value.ToString() : null;
}
