using System.Text.RegularExpressions;
using Bot.Core.Language;
using Microsoft.Data.Sqlite;

namespace Bot.Training.PublicSets;

/// <summary>The full-text search that everybody has: SQLite's own tokenizer with Porter stems, any of the words, BM25.</summary>
public sealed partial class PlainIndex : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly IReadOnlyList<PlainArticle> articles;

    public PlainIndex(IReadOnlyList<PlainArticle> articles)
    {
        this.articles = articles;
        connection.Open();
        using var create = Command("CREATE VIRTUAL TABLE article USING fts5 (title, text, tokenize = 'porter unicode61')");
        create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = Command("INSERT INTO article (rowid, title, text) VALUES ($key, $title, $text)");
        insert.Transaction = transaction;
        foreach (var (key, article) in articles.Index())
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$key", key);
            insert.Parameters.AddWithValue("$title", article.Title);
            insert.Parameters.AddWithValue("$text", article.Text);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <returns>Best first.</returns>
    public IReadOnlyList<(PlainArticle Article, double Score)> Search(string words, string language, int limit)
    {
        var stopWords = Lexicon.For(language).StopWords;
        var match = string.Join(" OR ", Words().Matches(words.ToLowerInvariant())
            .Select(word => word.Value).Where(word => !stopWords.Contains(word)).Distinct().Select(word => $"\"{word}\""));
        if (match.Length == 0)
            return [];
        using var search = Command("SELECT rowid, bm25(article) FROM article WHERE article MATCH $match ORDER BY bm25(article), rowid LIMIT $limit");
        search.Parameters.AddWithValue("$match", match);
        search.Parameters.AddWithValue("$limit", limit);
        using var row = search.ExecuteReader();
        var found = new List<(PlainArticle, double)>();
        while (row.Read())
            found.Add((articles[row.GetInt32(0)], -row.GetDouble(1)));
        return found;
    }

    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
