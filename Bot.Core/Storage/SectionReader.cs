using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>Reads the passages of sections, in two statements however many sections there are.</summary>
internal static class SectionReader
{
    public static IReadOnlyList<SectionContent> Read(Statements statements, IReadOnlyList<long> sections)
    {
        var ids = StoreJson.Write(sections);
        var articles = ReadArticles(statements, ids);
        var passages = ReadPassages(statements, ids);
        return [.. sections.Where(articles.ContainsKey).Select(section =>
            new SectionContent(section, articles[section], passages.GetValueOrDefault(section, [])))];
    }

    private static Dictionary<long, ArticleSummary> ReadArticles(Statements statements, string ids)
    {
        using var row = statements.Query("""
            SELECT s.id, s.revision, a.id, r.number, a.origin, a.indexed, r.outlet, r.headline, r.authors, r.published, r.url,
                   r.language, r.kind, r.topics, r.people, r.retrieved_at, r.updated, r.correction
            FROM json_each($ids) wanted
            JOIN section s ON s.id = wanted.value JOIN revision r ON r.key = s.revision JOIN article a ON a.key = r.article
            """,
            ("$ids", ids));
        var bySection = new Dictionary<long, ArticleSummary>();
        var byRevision = new Dictionary<long, ArticleSummary>();
        while (row.Read())
        {
            var revision = row.GetInt64(1);
            if (!byRevision.TryGetValue(revision, out var article))
                byRevision[revision] = article = ArticleColumns.ReadSummary(row, 2);
            bySection[row.GetInt64(0)] = article;
        }
        return bySection;
    }

    private static Dictionary<long, List<Passage>> ReadPassages(Statements statements, string ids)
    {
        using var row = statements.Query("""
            SELECT s.id, p.ordinal, p.start, p."end", p.sentences, p.text
            FROM (SELECT DISTINCT value FROM json_each($ids)) wanted
            JOIN section s ON s.id = wanted.value
            JOIN passage p ON p.key BETWEEN s.first_passage AND s.first_passage + s.passage_count - 1
            ORDER BY s.id, p.key
            """,
            ("$ids", ids));
        var passages = new Dictionary<long, List<Passage>>();
        while (row.Read())
        {
            var section = row.GetInt64(0);
            if (!passages.TryGetValue(section, out var list))
                passages[section] = list = [];
            list.Add(PassageColumns.Read(row, 1));
        }
        return passages;
    }
}
