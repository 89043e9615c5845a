using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>What a pin says, in a column.</summary>
[JsonSerializable(typeof(PinContent))]
internal sealed partial class PinJson : JsonSerializerContext
{
    // The column is read by people too, and never stands in a web page.
    private static readonly PinJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Pin pin) =>
        JsonSerializer.Serialize(new PinContent(pin.Claims, [.. pin.Sources.Select(source => new PinContentSource(source.Article.Value, source.Passage))]), Readable.PinContent);

    public static (IReadOnlyList<PinnedClaim> Claims, IReadOnlyList<PinnedSource> Sources) Read(string json)
    {
        var content = JsonSerializer.Deserialize(json, Readable.PinContent) ?? throw new StoreException("the store holds a pin that cannot be read; restore a backup (restore FILE)");
        return (content.Claims, [.. content.Sources.Select(source => new PinnedSource(new ArticleId(source.Article), source.Passage))]);
    }
}

internal sealed record PinContent(IReadOnlyList<PinnedClaim> Claims, IReadOnlyList<PinContentSource> Sources);

internal sealed record PinContentSource(string Article, string Passage);
