using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Host.Slack.Wire;

internal static class SlackJson
{
    // Letters of every script as themselves: half the bytes, and a log that can be read.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode value) => value.ToJsonString(Readable);

    /// <summary>A member of an object, where both are there.</summary>
    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text below an object, by the names on the way to it; null where a step is missing or it is no text.</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        JsonElement? at = json;
        foreach (var name in path)
            at = at?.Find(name);
        return at is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }
}
