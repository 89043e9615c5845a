using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Bot.Host.Json;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(SearchJson))]
[JsonSerializable(typeof(SourceJson))]
[JsonSerializable(typeof(IReadOnlyList<SourceJson>))]
[JsonSerializable(typeof(QualityJson))]
[JsonSerializable(typeof(HealthJson))]
[JsonSerializable(typeof(ReadinessJson))]
[JsonSerializable(typeof(ErrorJson))]
internal sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>Letters of every script as themselves: the output is a stream of UTF-8, never part of a page.</summary>
    public static BotJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>On one line.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(value, type);
        // No encoder of the framework leaves emoji and rare ideographs alone.
        return json.Contains("\\uD", StringComparison.Ordinal)
            ? EscapedPair().Replace(json, pair => $"{(char)Convert.ToInt32(pair.Groups["high"].Value, 16)}{(char)Convert.ToInt32(pair.Groups["low"].Value, 16)}")
            : json;
    }

    // An even number of backslashes before it is text, and not an escape.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedPair();
}
