using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>Reads articles, at their newest revision unless another is asked for.</summary>
internal static class ArticleReader
{
    public static Article? Find(Statements statements, ArticleId id, int? revision = null)
    {
        using var row = statements.Query("""
            SELECT a.id, r.number, a.origin, a.indexed, r.outlet, r.headline, r.authors, r.published, r.url, r.language, r.kind,
                   r.topics, r.people, r.retrieved_at, r.updated, r.correction, r.content_hash, r.text, r.fetched_from
            FROM article a JOIN revision r ON r.article = a.key AND r.number = coalesce($number, a.revision)
            WHERE a.id = $id
            """,
            ("$id", id.Value), ("$number", revision));
        if (!row.Read())
            return null;
        var summary = ArticleColumns.ReadSummary(row, 0);
        return new Article(summary.Id, summary.Revision, summary.Provenance, row.GetString(17), row.GetString(16),
            summary.RetrievedAt, summary.Origin, summary.Indexed)
        {
            FetchedFrom = row.IsDBNull(18) ? null : row.GetString(18),
        };
    }

    public static bool Holds(Statements statements, ArticleId id, string contentHash, ArticleOrigin origin) => statements.Scalar("""
        SELECT 1 FROM article a JOIN revision r ON r.article = a.key AND r.number = a.revision
        WHERE a.id = $id AND a.indexed AND a.status = 'active' AND r.content_hash = $hash AND ($origin <> 'knowledge' OR a.origin = 'knowledge')
        """,
        ("$id", id.Value), ("$hash", contentHash), ("$origin", ArticleColumns.Name(origin))) is not null;

    public static string? ReadText(Statements statements, ArticleId id, int revision) => (string?)statements.Scalar(
        "SELECT r.text FROM revision r JOIN article a ON a.key = r.article WHERE a.id = $id AND r.number = $number",
        ("$id", id.Value), ("$number", revision));

    public static IReadOnlyList<ArticleSummary> List(Statements statements)
    {
        using var row = statements.Query("""
            SELECT a.id, r.number, a.origin, a.indexed, r.outlet, r.headline, r.authors, r.published, r.url, r.language, r.kind,
                   r.topics, r.people, r.retrieved_at, r.updated, r.correction
            FROM article a JOIN revision r ON r.article = a.key AND r.number = a.revision
            ORDER BY r.published IS NULL, r.published DESC, a.id
            """);
        var articles = new List<ArticleSummary>();
        while (row.Read())
            articles.Add(ArticleColumns.ReadSummary(row, 0));
        return articles;
    }
}
