using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>Reads proposals, revisions and the audit log.</summary>
internal static class ModerationReader
{
    private const string AuditColumns = "number, at, actor, action, subject, before, after, previous, hash";
    private const string ProposalColumns = "id, state, draft, proposed_by, proposed_at, approved_by, reason";

    public static SourceProposal? FindProposal(Statements statements, string id)
    {
        using var row = statements.Query($"SELECT {ProposalColumns} FROM proposal WHERE id = $id", ("$id", id));
        return row.Read() ? ReadProposal(row) : null;
    }

    public static IReadOnlyList<SourceProposal> ListWaiting(Statements statements)
    {
        using var row = statements.Query($"SELECT {ProposalColumns} FROM proposal WHERE state = 'waiting' ORDER BY proposed_at, id");
        var proposals = new List<SourceProposal>();
        while (row.Read())
            proposals.Add(ReadProposal(row));
        return proposals;
    }

    public static ArticleStatus? FindStatus(Statements statements, ArticleId article) =>
        statements.Scalar("SELECT status FROM article WHERE id = $id", ("$id", article.Value)) is string name ? ParseStatus(name) : null;

    public static ArticleStatus ParseStatus(string name) => Enum.Parse<ArticleStatus>(name, ignoreCase: true);

    public static string Name(ArticleStatus status) => status switch
    {
        ArticleStatus.Removed => "removed",
        ArticleStatus.Retracted => "retracted",
        _ => "active",
    };

    public static IReadOnlyList<RevisionSummary> ListRevisions(Statements statements, ArticleId article)
    {
        using var row = statements.Query("""
            SELECT r.number, r.retrieved_at, r.headline, length(r.text)
            FROM revision r JOIN article a ON a.key = r.article WHERE a.id = $id ORDER BY r.number DESC
            """,
            ("$id", article.Value));
        var revisions = new List<RevisionSummary>();
        while (row.Read())
            revisions.Add(new RevisionSummary(row.GetInt32(0), Time(row.GetString(1)), row.GetString(2), row.GetInt32(3)));
        return revisions;
    }

    public static IReadOnlyList<AuditEntry> ListAudit(Statements statements, long after)
    {
        using var row = statements.Query($"SELECT {AuditColumns} FROM audit WHERE number > $after ORDER BY number", ("$after", after));
        return ReadAudit(row);
    }

    public static IReadOnlyList<AuditEntry> ListAuditOf(Statements statements, string subject)
    {
        using var row = statements.Query(
            $"SELECT {AuditColumns} FROM audit WHERE subject = $subject OR subject IN (SELECT id FROM proposal WHERE article = $subject) ORDER BY number", ("$subject", subject));
        return ReadAudit(row);
    }

    public static AuditEntry? FindTakenOut(Statements statements, ArticleId article)
    {
        using var row = statements.Query($"""
            SELECT {AuditColumns} FROM audit
            WHERE subject = $article AND action IN ('Remove', 'Retract', 'Undo') AND (after LIKE 'removed%' OR after LIKE 'retracted%')
            ORDER BY number DESC LIMIT 1
            """,
            ("$article", article.Value));
        return ReadAudit(row).FirstOrDefault();
    }

    private static List<AuditEntry> ReadAudit(SqliteDataReader row)
    {
        var entries = new List<AuditEntry>();
        while (row.Read())
        {
            entries.Add(new AuditEntry(
                row.GetInt64(0), Time(row.GetString(1)), row.GetString(2), Enum.Parse<ModeratorAction>(row.GetString(3)), row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetString(7), row.GetString(8)));
        }

        return entries;
    }

    public static IReadOnlyList<Feed> ListFeeds(Statements statements)
    {
        using var row = statements.Query("""
            SELECT f.url, f.trusted, f.added_by, f.added_at, c.checked_at, c.problem
            FROM feed f LEFT JOIN source_check c ON c.url = f.url ORDER BY f.added_at, f.url
            """);
        var feeds = new List<Feed>();
        while (row.Read())
            feeds.Add(new Feed(
                row.GetString(0), row.GetInt32(1) != 0, row.GetString(2), Time(row.GetString(3)), row.IsDBNull(4) ? null : Time(row.GetString(4)),
                row.IsDBNull(5) ? null : row.GetString(5)));
        return feeds;
    }

    public static AuditEntry? FindAudit(Statements statements, long number)
    {
        using var row = statements.Query($"SELECT {AuditColumns} FROM audit WHERE number = $number", ("$number", number));
        return ReadAudit(row).FirstOrDefault();
    }

    public static (long Number, string Hash) ReadAuditHead(Statements statements)
    {
        var head = ((string?)statements.Scalar("SELECT value FROM setting WHERE name = 'audit head'") ?? "0 ").Split(' ');
        return (long.Parse(head[0], CultureInfo.InvariantCulture), head[1]);
    }

    private static SourceProposal ReadProposal(SqliteDataReader row) => new(
        row.GetString(0), Enum.Parse<ProposalState>(row.GetString(1), ignoreCase: true), DraftJson.Read(row.GetString(2)), row.GetString(3),
        Time(row.GetString(4)), StoreJson.Strings(row.GetString(5)), row.IsDBNull(6) ? null : row.GetString(6));

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
