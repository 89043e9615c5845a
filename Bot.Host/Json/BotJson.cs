using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
}
