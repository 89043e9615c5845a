using Bot.Core.Articles;
using Bot.Core.Ingestion;

namespace Bot.Tests.Fixtures;

/// <summary>Articles of an invented town, for tests.</summary>
internal static class Drafts
{
    public static ArticleDraft Article(
        string id, string text = "The council of Marlow Bay met on Tuesday. Ada Quill chaired it.", string headline = "Council meets",
        string? published = "2031-05-06", string outlet = "The Bay Ledger", string[]? people = null, string[]? topics = null) =>
        new(new ArticleId(id), new Provenance(
            outlet, headline, ["Bo Reyes"], published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
            $"https://ledger.example/{id}", "en", SourceKind.Article, topics ?? [], people ?? []), text);

    public static IndexedRevision Indexed(
        string id, string text = "The council of Marlow Bay met on Tuesday. Ada Quill chaired it.", string headline = "Council meets",
        string? published = "2031-05-06") =>
        RevisionIndexer.Index(Article(id, text, headline, published));
}
