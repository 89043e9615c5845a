using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Host;

/// <summary>JSON as it goes to chat platforms, and a lenient reading of what comes from them.</summary>
internal static class WireJson
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

    /// <summary>A whole number that is a member of an object; null where it is missing or none.</summary>
    public static int? Number(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;
}
