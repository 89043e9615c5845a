using Bot.Core.Articles;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>Gives out and takes in whole articles of the store.</summary>
internal sealed class SqliteArchiveStore(StoreConnections connections, TimeProvider clock) : IArchiveStore
{
    public Task<ArchivedArticle?> ReadArchivedAsync(ArticleId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => Read(reader, id), cancellationToken);

    public Task<IReadOnlyList<ImportChange>> ImportAsync(
        Actor actor, string source, IReadOnlyList<ArchivedRevisions> articles, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => new ArchiveWriter(writer, clock.GetUtcNow()).Import(actor, source, articles), cancellationToken);

    /// <summary>In one statement, so that its parts belong together.</summary>
    private static ArchivedArticle? Read(Statements statements, ArticleId id)
    {
        using var row = statements.Query("""
            SELECT a.id, r.number, a.origin, a.indexed, r.outlet, r.headline, r.authors, r.published, r.url, r.language, r.kind,
                   r.topics, r.people, r.retrieved_at, r.updated, r.correction, a.status, r.fetched_from, r.text
            FROM article a JOIN revision r ON r.article = a.key
            WHERE a.id = $id ORDER BY r.number
            """,
            ("$id", id.Value));
        var (status, indexed, revisions) = (ArticleStatus.Active, false, new List<ArchivedRevision>());
        while (row.Read())
        {
            var summary = ArticleColumns.ReadSummary(row, 0);
            (status, indexed) = (ModerationReader.ParseStatus(row.GetString(16)), summary.Indexed);
            revisions.Add(new ArchivedRevision(summary.Revision, summary.RetrievedAt, summary.Provenance, row.IsDBNull(17) ? null : row.GetString(17), row.GetString(18)));
        }

        return revisions.Count == 0 ? null : new ArchivedArticle(id, status, indexed, revisions);
    }
}
