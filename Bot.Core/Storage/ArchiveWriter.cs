using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>Takes in articles of another store in one transaction, with what was done in the audit log.</summary>
internal sealed class ArchiveWriter(Statements statements, DateTimeOffset now)
{
    private readonly ModerationWriter audit = new(statements, now);

    public IReadOnlyList<ImportChange> Import(Actor actor, string source, IReadOnlyList<ArchivedRevisions> articles)
    {
        var changes = articles.Select(article => Import(actor, article)).ToList();
        var added = articles.Where((_, i) => changes[i] == ImportChange.Added).Select(article => article.Article.Id.Value).ToList();
        if (added.Count > 0)
            audit.Append(actor, ModeratorAction.Import, source, null, string.Create(CultureInfo.InvariantCulture, $"{added.Count} articles: {added[0]} … {added[^1]}"));
        return changes;
    }

    private ImportChange Import(Actor actor, ArchivedRevisions taken)
    {
        var article = taken.Article;
        var known = ReadHashes(article.Id);
        // What is here may have left the index and come back, which makes revisions of the same words.
        if (!known.SequenceEqual(taken.Indexed.Take(known.Count).Select(revision => revision.ContentHash)))
            return taken.Indexed.Count <= known.Count && known.Take(taken.Indexed.Count).SequenceEqual(taken.Indexed.Select(revision => revision.ContentHash)) ? Follow(actor, article) : ImportChange.Conflicting;
        if (known.Count == taken.Indexed.Count || (known.Count > 0 && ModerationReader.FindStatus(statements, article.Id) != ArticleStatus.Active))
            return Follow(actor, article);
        for (var i = known.Count; i < taken.Indexed.Count; i++)
            Add(taken.Indexed[i], article.Revisions[i].RetrievedAt);
        if (known.Count == 0)
        {
            SetStatus(article);
            return ImportChange.Added;
        }

        audit.Append(
            actor, ModeratorAction.Revise, article.Id.Value, Text($"revision {known.Count}"), Text($"revision {taken.Indexed.Count}: imported"));
        Follow(actor, article);
        return ImportChange.Extended;
    }

    /// <summary>What was taken out there goes here too, and nothing comes back.</summary>
    private ImportChange Follow(Actor actor, ArchivedArticle article) =>
        article.Status != ArticleStatus.Active && ModerationReader.FindStatus(statements, article.Id) == ArticleStatus.Active
        && audit.SetStatus(actor, article.Id, article.Status, "imported", indexed: null) is not null
            ? ImportChange.TakenOut
            : ImportChange.Unchanged;

    private void Add(IndexedRevision revision, DateTimeOffset retrievedAt) => Write(retrievedAt, writer =>
    {
        // Else the same words again would be no new revision.
        writer.Unindex(revision.Draft.Id);
        writer.Save(revision, ArticleOrigin.Ingested);
    });

    private void SetStatus(ArchivedArticle article)
    {
        if (!article.Indexed || article.Status != ArticleStatus.Active)
            Write(now, writer => writer.Unindex(article.Id));
        statements.Execute("UPDATE article SET status = $status WHERE id = $id", ("$status", ModerationReader.Name(article.Status)), ("$id", article.Id.Value));
    }

    private void Write(DateTimeOffset at, Action<RevisionWriter> write)
    {
        var writer = new RevisionWriter(statements, at);
        write(writer);
        writer.Finish();
    }

    private List<string> ReadHashes(ArticleId article)
    {
        using var row = statements.Query(
            "SELECT r.content_hash FROM revision r JOIN article a ON a.key = r.article WHERE a.id = $id ORDER BY r.number", ("$id", article.Value));
        var hashes = new List<string>();
        while (row.Read())
            hashes.Add(row.GetString(0));
        return hashes;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
