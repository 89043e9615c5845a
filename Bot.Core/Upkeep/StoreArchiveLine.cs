using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;

namespace Bot.Core.Upkeep;

/// <summary>
/// One revision of an article, as a line of a store's archive: the fields of any JSON Lines archive, and what only a store knows. The lines of
/// an article follow one another, oldest first.
/// </summary>
internal sealed record StoreArchiveLine(
    string Id, string Title, string Url, string Outlet, IReadOnlyList<string> Authors, DateOnly? Published, string Language, SourceKind Kind,
    IReadOnlyList<string> Topics, IReadOnlyList<string> People, DateOnly? Updated, string? Correction, int Revision, DateTimeOffset Retrieved, string? FetchedFrom,
    ArticleStatus Status, bool Indexed, string Hash, string Text)
{
    public static string Write(ArchivedArticle article, ArchivedRevision revision)
    {
        var (id, provenance) = (article.Id, revision.Provenance);
        return JsonSerializer.Serialize(
            new StoreArchiveLine(
                id.Value, provenance.Headline, provenance.Url, provenance.Outlet, provenance.Authors, provenance.Published, provenance.Language, provenance.Kind,
                provenance.Topics, provenance.People, provenance.Updated, provenance.Correction, revision.Number, revision.RetrievedAt, revision.FetchedFrom, article.Status,
                article.Indexed, RevisionIndexer.Index(new ArticleDraft(id, provenance, revision.Text)).ContentHash, revision.Text),
            StoreArchiveJson.Readable.StoreArchiveLine);
    }

    /// <exception cref="SourceException">It is none, or was altered.</exception>
    public static StoreArchiveLine Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoreArchiveJson.Readable.StoreArchiveLine) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw new SourceException("the line is none of a store's archive (export store); read other archives with: ingest FILE", error);
        }
    }

    public ArchivedRevision ToRevision() => new(
        Revision, Retrieved, new Provenance(Outlet, Title, Authors, Published, Url, Language, Kind, Topics, People) { Updated = Updated, Correction = Correction }, FetchedFrom, Text);

    /// <summary>The revision ready to be written.</summary>
    /// <exception cref="SourceException">It is not what was exported.</exception>
    public IndexedRevision ToIndexed()
    {
        var indexed = RevisionIndexer.Index(new ArticleDraft(new ArticleId(Id), ToRevision().Provenance, Text) { FetchedFrom = FetchedFrom });
        return indexed.ContentHash == Hash
            ? indexed
            : throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"revision {Revision} of {Id} is not what was exported (its hash differs); export it again"));
    }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoreArchiveLine))]
internal sealed partial class StoreArchiveJson : JsonSerializerContext
{
    // Read by people and other programs, and never part of a web page.
    public static readonly StoreArchiveJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new JsonStringEnumConverter<SourceKind>(JsonNamingPolicy.SnakeCaseLower), new JsonStringEnumConverter<ArticleStatus>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}
