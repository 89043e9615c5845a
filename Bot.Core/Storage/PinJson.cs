using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>What a pin says, in a column.</summary>
[JsonSerializable(typeof(Content))]
internal sealed partial class PinJson : JsonSerializerContext
{
    // The column is read by people too, and never stands in a web page.
    private static readonly PinJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Pin pin) =>
        JsonSerializer.Serialize(new Content(pin.Claims, [.. pin.Sources.Select(source => new Source(source.Article.Value, source.Passage))]), Readable.Content);

    public static (IReadOnlyList<PinnedClaim> Claims, IReadOnlyList<PinnedSource> Sources) Read(string json)
    {
        var content = JsonSerializer.Deserialize(json, Readable.Content) ?? throw new StoreException("the store holds a pin that cannot be read; restore a backup (restore FILE)");
        return (content.Claims, [.. content.Sources.Select(source => new PinnedSource(new ArticleId(source.Article), source.Passage))]);
    }

    internal sealed record Content(IReadOnlyList<PinnedClaim> Claims, IReadOnlyList<Source> Sources);

    internal sealed record Source(string Article, string Passage);
}
