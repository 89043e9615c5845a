using System.Globalization;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>How the parts of an article are written in columns.</summary>
internal static class ArticleColumns
{
    public static string Name(ArticleOrigin origin) => origin switch
    {
        ArticleOrigin.Knowledge => "knowledge",
        _ => "ingested",
    };

    public static string Name(SourceKind kind) => kind switch
    {
        SourceKind.Note => "note",
        SourceKind.Statement => "statement",
        SourceKind.Document => "document",
        _ => "article",
    };

    public static string? Name(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Name(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a summary from sixteen columns: article id, revision number, origin, indexed, then the revision's outlet,
    /// headline, authors, published, url, language, kind, topics, people, retrieved_at, updated, correction.
    /// </summary>
    public static ArticleSummary ReadSummary(SqliteDataReader row, int first) => new(
        new ArticleId(row.GetString(first)),
        row.GetInt32(first + 1),
        new Provenance(
            row.GetString(first + 4),
            row.GetString(first + 5),
            StoreJson.Strings(row.GetString(first + 6)),
            Day(row, first + 7),
            row.GetString(first + 8),
            row.GetString(first + 9),
            ParseKind(row.GetString(first + 10)),
            StoreJson.Strings(row.GetString(first + 11)),
            StoreJson.Strings(row.GetString(first + 12)))
        {
            Updated = Day(row, first + 14),
            Correction = row.IsDBNull(first + 15) ? null : row.GetString(first + 15),
        },
        DateTimeOffset.ParseExact(row.GetString(first + 13), "O", CultureInfo.InvariantCulture),
        ParseOrigin(row.GetString(first + 2)),
        row.GetInt32(first + 3) != 0);

    public static ArticleOrigin ParseOrigin(string name) => name == "knowledge" ? ArticleOrigin.Knowledge : ArticleOrigin.Ingested;

    private static DateOnly? Day(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SourceKind ParseKind(string name) => name switch
    {
        "note" => SourceKind.Note,
        "statement" => SourceKind.Statement,
        "document" => SourceKind.Document,
        _ => SourceKind.Article,
    };
}
