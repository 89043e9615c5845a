using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>
/// Brings the marks of replies in step with the articles that the audit log names. What an article is now decides and not what was done to
/// it, so that an undo before anybody was told is never told.
/// </summary>
internal sealed class TellingWriter(Statements statements, Func<ChangedSource, IReadOnlyList<PostedMessage>, Notice> toModerators)
{
    public void TakeIn()
    {
        var entries = ModerationReader.ListAudit(statements, TellingReader.ReadTakenIn(statements));
        if (entries.Count == 0)
            return;
        var touched = entries.Select(entry => (Entry: entry, Article: ArticleOf(entry.Subject))).Where(one => one.Article is not null);
        foreach (var article in touched.GroupBy(one => one.Article, one => one.Entry))
        {
            if (ArticleReader.Find(statements, new ArticleId(article.Key!)) is { } found)
                Mark(found, article.Last());
        }

        statements.Execute("UPDATE setting SET value = $number WHERE name = 'audit taken in'", ("$number", entries[^1].Number));
    }

    private string? ArticleOf(string subject) => (string?)statements.Scalar(
        "SELECT article FROM proposal WHERE id = $subject UNION ALL SELECT id FROM article WHERE id = $subject LIMIT 1", ("$subject", subject));

    private void Mark(Article article, AuditEntry entry)
    {
        var status = ModerationReader.FindStatus(statements, article.Id) ?? ArticleStatus.Active;
        var revisions = new Dictionary<int, CitedRevision>();
        var changed = new List<(CitingReply Reply, SourceChange Change)>();
        foreach (var reply in ListCiting(article.Id))
        {
            var change = Judge(article, status, reply, revisions);
            if (change == reply.Mark)
                continue;
            if (change is { } mark)
                SetMark(reply, article.Id, mark, entry);
            else if (!TakeMark(reply, article.Id, entry))
                continue;
            changed.Add((reply, change ?? SourceChange.Restored));
        }

        foreach (var kind in changed.GroupBy(one => one.Change, one => one.Reply))
        {
            var source = new ChangedSource(article.Provenance, kind.Key, TellingReader.Day(entry.At), article.Provenance.Correction);
            TellModerators(source, [.. kind.SelectMany(reply => AskedQuestionReader.ReadPosted(statements, reply.Question))]);
        }
    }

    /// <summary>Null when it is what was cited.</summary>
    private SourceChange? Judge(Article article, ArticleStatus status, CitingReply reply, Dictionary<int, CitedRevision> revisions)
    {
        if (status == ArticleStatus.Retracted)
            return SourceChange.Retracted;
        if (status == ArticleStatus.Removed || !article.Indexed)
            return SourceChange.Removed;
        if (reply.Revision == article.Revision)
            return null;
        if (!revisions.TryGetValue(reply.Revision, out var cited))
            revisions[reply.Revision] = cited = ReadRevision(article.Id, reply.Revision);
        var isSame = article.Text.Contains(reply.Span.Of(cited.Text), StringComparison.Ordinal)
            && (article.Provenance.Correction is null || article.Provenance.Correction == cited.Correction);
        return isSame ? null : SourceChange.Corrected;
    }

    private void SetMark(CitingReply reply, ArticleId article, SourceChange change, AuditEntry entry)
    {
        statements.Execute("""
            INSERT INTO citation_mark (question, number, change, marked_at) VALUES ($question, $number, $change, $at)
            ON CONFLICT (question, number) DO UPDATE SET change = excluded.change, marked_at = excluded.marked_at
            """,
            ("$question", reply.Question), ("$number", reply.Number), ("$change", ChatColumns.Name(change)), ("$at", ArticleColumns.Name(entry.At)));
        Remember(reply, article, change, entry);
    }

    /// <summary>False when nobody was told of the mark, so that there is nothing to take back.</summary>
    private bool TakeMark(CitingReply reply, ArticleId article, AuditEntry entry)
    {
        statements.Execute("DELETE FROM citation_mark WHERE question = $question AND number = $number", ("$question", reply.Question), ("$number", reply.Number));
        if (statements.Execute("DELETE FROM telling WHERE question = $question AND article = $article AND begun = 0", ("$question", reply.Question), ("$article", article.Value)) > 0)
            return false;
        Remember(reply, article, SourceChange.Restored, entry);
        return true;
    }

    private void Remember(CitingReply reply, ArticleId article, SourceChange change, AuditEntry entry) => statements.Execute("""
        INSERT INTO telling (question, article, change, entry) VALUES ($question, $article, $change, $entry)
        ON CONFLICT (question, article) DO UPDATE SET change = excluded.change, entry = excluded.entry, begun = 0
        """,
        ("$question", reply.Question), ("$article", article.Value), ("$change", ChatColumns.Name(change)), ("$entry", entry.Number));

    private void TellModerators(ChangedSource source, IReadOnlyList<PostedMessage> replies)
    {
        foreach (var workspace in replies.GroupBy(posted => (posted.Address.Channel.Platform, posted.Address.Channel.Workspace)))
            ModeratorNotices.Add(statements, workspace.Key.Platform, workspace.Key.Workspace, toModerators(source, [.. workspace]));
    }

    private List<CitingReply> ListCiting(ArticleId article)
    {
        using var row = statements.Query("""
            SELECT c.question, c.number, c.revision, c.start, c."end", m.change
            FROM reply_citation c JOIN question q ON q.key = c.question
            LEFT JOIN citation_mark m ON m.question = c.question AND m.number = c.number
            WHERE c.article = $article AND q.state IN ('answered', 'sending', 'sent')
            ORDER BY c.question
            """,
            ("$article", article.Value));
        var replies = new List<CitingReply>();
        while (row.Read())
            replies.Add(new CitingReply(
                row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), new TextSpan(row.GetInt32(3), row.GetInt32(4)),
                row.IsDBNull(5) ? null : ChatColumns.ParseChange(row.GetString(5))));
        return replies;
    }

    private CitedRevision ReadRevision(ArticleId article, int number)
    {
        using var row = statements.Query(
            "SELECT r.text, r.correction FROM revision r JOIN article a ON a.key = r.article WHERE a.id = $id AND r.number = $number",
            ("$id", article.Value), ("$number", number));
        return row.Read() ? new CitedRevision(row.GetString(0), ChatColumns.Text(row, 1)) : new CitedRevision("", null);
    }

    private sealed record CitingReply(long Question, int Number, int Revision, TextSpan Span, SourceChange? Mark);

    private sealed record CitedRevision(string Text, string? Correction);
}
