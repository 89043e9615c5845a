using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>Reads who is to be told of what.</summary>
internal static class TellingReader
{
    public static long ReadTakenIn(Statements statements) =>
        long.Parse((string?)statements.Scalar("SELECT value FROM setting WHERE name = 'audit taken in'") ?? "0", CultureInfo.InvariantCulture);

    public static bool HasNews(Statements statements) => ModerationReader.ReadAuditHead(statements).Number > ReadTakenIn(statements);

    public static IReadOnlyList<Telling> ListPending(Statements statements, string platform)
    {
        using var row = statements.Query("""
            SELECT q.id, t.article, t.change, t.entry, t.begun, a.at
            FROM telling t JOIN question q ON q.key = t.question JOIN audit a ON a.number = t.entry
            WHERE q.platform = $platform ORDER BY t.entry, q.key
            """,
            ("$platform", platform));
        var found = new List<(QuestionId Question, ArticleId Article, SourceChange Change, long Entry, bool IsBegun, DateOnly On)>();
        while (row.Read())
            found.Add((
                QuestionId.TryParse(row.GetString(0)) ?? default, new ArticleId(row.GetString(1)), ChatColumns.ParseChange(row.GetString(2)),
                row.GetInt64(3), row.GetInt32(4) != 0, Day(ChatColumns.ParseTime(row.GetString(5)))));
        return [.. found.Select(one => ArticleReader.Find(statements, one.Article) is { } article
            ? new Telling(one.Question, one.Article, new ChangedSource(article.Provenance, one.Change, one.On, article.Provenance.Correction), one.Entry, one.IsBegun)
            : null).OfType<Telling>()];
    }

    public static IReadOnlyList<ModeratorNotice> ListNotices(Statements statements, string platform)
    {
        using var row = statements.Query(
            "SELECT key, platform, workspace, channel, content FROM moderator_notice WHERE platform = $platform ORDER BY key", ("$platform", platform));
        var notices = new List<ModeratorNotice>();
        while (row.Read())
            notices.Add(new ModeratorNotice(
                row.GetInt64(0), new ChannelAddress(row.GetString(1), row.GetString(2), row.GetString(3)), ChatJson.ReadNotice(row.GetString(4))));
        return notices;
    }

    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
