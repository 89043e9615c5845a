using Bot.Core.Articles;

namespace Bot.Host.Json;

/// <summary>A stored article as other programs read it; the text only where one article is asked for.</summary>
internal sealed record SourceJson(
    string Article,
    int Revision,
    string Kind,
    string Outlet,
    string Headline,
    IReadOnlyList<string> Authors,
    string? Published,
    string? Updated,
    string? Correction,
    string Url,
    string Language,
    string Origin,
    bool Indexed,
    DateTimeOffset RetrievedAt,
    string? Text)
{
    public static SourceJson From(ArticleSummary article) =>
        From(article.Id, article.Revision, article.Provenance, article.Origin, article.Indexed, article.RetrievedAt, null);

    public static SourceJson From(Article article) =>
        From(article.Id, article.Revision, article.Provenance, article.Origin, article.Indexed, article.RetrievedAt, article.Text);

    private static SourceJson From(
        ArticleId id, int revision, Provenance provenance, ArticleOrigin origin, bool indexed, DateTimeOffset retrievedAt, string? text) => new(
        id.Value,
        revision,
        KindName(provenance.Kind),
        provenance.Outlet,
        provenance.Headline,
        provenance.Authors,
        IsoDate.Of(provenance.Published),
        IsoDate.Of(provenance.Updated),
        provenance.Correction,
        provenance.Url,
        provenance.Language,
        origin == ArticleOrigin.Knowledge ? "knowledge" : "ingested",
        indexed,
        retrievedAt,
        text);

    private static string KindName(SourceKind kind) => kind switch
    {
        SourceKind.Note => "note",
        SourceKind.Article => "article",
        SourceKind.Statement => "statement",
        SourceKind.Document => "document",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
