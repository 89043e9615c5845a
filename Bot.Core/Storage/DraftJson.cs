using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>A draft that waits for review, in a column.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArticleDraft))]
internal sealed partial class DraftJson : JsonSerializerContext
{
    private static readonly DraftJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter<SourceKind>() } });

    public static string Write(ArticleDraft draft) => JsonSerializer.Serialize(draft, Readable.ArticleDraft);

    public static ArticleDraft Read(string json) => JsonSerializer.Deserialize(json, Readable.ArticleDraft) ?? throw new JsonException("a draft is null");
}
