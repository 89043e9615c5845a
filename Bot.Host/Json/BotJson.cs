using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Bot.Host.Json;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(SearchJson))]
[JsonSerializable(typeof(SourceJson))]
[JsonSerializable(typeof(IReadOnlyList<SourceJson>))]
[JsonSerializable(typeof(AuditJson))]
[JsonSerializable(typeof(QualityJson))]
[JsonSerializable(typeof(IReadOnlyList<GatePartJson>))]
[JsonSerializable(typeof(HealthJson))]
[JsonSerializable(typeof(ReadinessJson))]
[JsonSerializable(typeof(ErrorJson))]
internal sealed partial class BotJson : JsonSerializerContext
{
    // Letters of every script as themselves: the output is a stream of UTF-8, never part of a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>On one line.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type)
    {
        var bytes = new ArrayBufferWriter<byte>();
        // An encoder among the serializer's options instead would turn its generated code off.
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            JsonSerializer.Serialize(writer, value, type);
        var json = Encoding.UTF8.GetString(bytes.WrittenSpan);
        // No encoder of the framework leaves emoji and rare ideographs alone.
        return json.Contains("\\uD", StringComparison.Ordinal)
            ? EscapedPair().Replace(json, pair => $"{(char)Convert.ToInt32(pair.Groups["high"].Value, 16)}{(char)Convert.ToInt32(pair.Groups["low"].Value, 16)}")
            : json;
    }

    // An even number of backslashes before it is text, and not an escape.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedPair();
}
