using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Storage;

/// <summary>Writes what a moderator does in one transaction, with its entry in the audit log.</summary>
internal sealed class ModerationWriter(Statements statements, DateTimeOffset now)
{
    public AuditEntry Propose(Actor actor, SourceProposal proposal)
    {
        statements.Execute(
            "INSERT INTO proposal (id, state, article, draft, proposed_by, proposed_at) VALUES ($id, 'waiting', $article, $draft, $by, $at)",
            ("$id", proposal.Id), ("$article", proposal.Draft.Id.Value), ("$draft", DraftJson.Write(proposal.Draft)),
            ("$by", proposal.ProposedBy), ("$at", ArticleColumns.Name(proposal.ProposedAt)));
        return Append(actor, ModeratorAction.Propose, proposal.Id, null, $"{proposal.Draft.Id}: {proposal.Draft.Provenance.Url}");
    }

    public Approval? Approve(Actor actor, string id, Func<ArticleDraft, IndexedRevision> index, int needed)
    {
        if (ModerationReader.FindProposal(statements, id) is not { State: ProposalState.Waiting } proposal || proposal.ApprovedBy.Contains(actor.ToString()))
            return null;
        var article = proposal.Draft.Id;
        var status = ModerationReader.FindStatus(statements, article) ?? ArticleStatus.Active;
        // Whoever proposed it did not know yet that moderators would take it out.
        if (status != ArticleStatus.Active && ModerationReader.FindTakenOut(statements, article)?.At >= proposal.ProposedAt)
            return null;
        IReadOnlyList<string> by = [.. proposal.ApprovedBy, actor.ToString()];
        var isDone = by.Count >= needed;
        statements.Execute("UPDATE proposal SET approved_by = $by, state = $state WHERE id = $id",
            ("$by", StoreJson.Write(by)), ("$state", isDone ? "approved" : "waiting"), ("$id", id));
        if (isDone)
            SetStatus(article, ArticleStatus.Active, index(proposal.Draft));
        var entry = Append(actor, ModeratorAction.Approve, id, isDone && status != ArticleStatus.Active ? ModerationReader.Name(status) : null, isDone ? $"{proposal.Draft.Id} is cited" : "waits for another approval");
        return new Approval(entry, proposal with { ApprovedBy = by, State = isDone ? ProposalState.Approved : ProposalState.Waiting }, isDone);
    }

    public AuditEntry? Reject(Actor actor, string id, string? reason)
    {
        var changed = statements.Execute(
            "UPDATE proposal SET state = 'rejected', reason = $reason WHERE id = $id AND state = 'waiting'", ("$reason", reason), ("$id", id));
        return changed == 0 ? null : Append(actor, ModeratorAction.Reject, id, null, reason);
    }

    public AuditEntry? Revise(Actor actor, IndexedRevision revision, string change)
    {
        if (Save(revision) is not (RevisionChange.Added or RevisionChange.Revised))
            return null;
        var number = Number(revision.Draft.Id);
        return Append(actor, ModeratorAction.Revise, revision.Draft.Id.Value, Text($"revision {number - 1}"), Text($"revision {number}: {change}"));
    }

    public AuditEntry? SetStatus(Actor actor, ArticleId article, ArticleStatus status, string? reason, IndexedRevision? indexed)
    {
        if (ModerationReader.FindStatus(statements, article) is not { } before || before == status)
            return null;
        SetStatus(article, status, indexed);
        var action = status switch
        {
            ArticleStatus.Removed => ModeratorAction.Remove,
            ArticleStatus.Retracted => ModeratorAction.Retract,
            _ => ModeratorAction.Restore,
        };
        return Append(actor, action, article.Value, ModerationReader.Name(before), reason is null ? ModerationReader.Name(status) : $"{ModerationReader.Name(status)}: {reason}");
    }

    public AuditEntry? AddFeed(Actor actor, Feed feed)
    {
        var added = statements.Execute(
            "INSERT INTO feed (url, trusted, added_by, added_at) VALUES ($url, $trusted, $by, $at) ON CONFLICT DO NOTHING",
            ("$url", feed.Url), ("$trusted", feed.IsTrusted ? 1 : 0), ("$by", feed.AddedBy), ("$at", ArticleColumns.Name(feed.AddedAt)));
        return added == 0 ? null : Append(actor, ModeratorAction.AddFeed, feed.Url, null, feed.IsTrusted ? "its articles are cited without review" : "its articles wait for review");
    }

    public AuditEntry? RemoveFeed(Actor actor, string url)
    {
        if (statements.Execute("DELETE FROM feed WHERE url = $url", ("$url", url)) == 0)
            return null;
        statements.Execute("DELETE FROM source_check WHERE url = $url", ("$url", url));
        return Append(actor, ModeratorAction.RemoveFeed, url, null, null);
    }

    public UndoOutcome Undo(Actor actor, long number, DateTimeOffset since, Func<ArticleDraft, IndexedRevision> index)
    {
        var (entry, article, problem) = Undoing.Find(statements, number, since);
        if (entry is null)
            return problem ?? new UndoOutcome.Missing();
        var after = entry.Action switch
        {
            ModeratorAction.Approve => Unapprove(entry, article),
            ModeratorAction.Reject => Unreject(entry),
            ModeratorAction.Revise => Unrevise(entry, article, index),
            ModeratorAction.Remove or ModeratorAction.Retract => Reinstate(article, index),
            ModeratorAction.Restore => TakeOutAgain(entry, article),
            _ => EditorialChanges.Undo(statements, entry),
        };
        return after is null
            ? new UndoOutcome.Impossible(entry)
            : new UndoOutcome.Done(entry, Append(actor, ModeratorAction.Undo, entry.Subject, Text($"entry {number}: {entry.Action}"), after));
    }

    private string? Unapprove(AuditEntry entry, ArticleId article)
    {
        if (ModerationReader.FindProposal(statements, entry.Subject) is not { } proposal || !proposal.ApprovedBy.Contains(entry.Actor))
            return null;
        statements.Execute("UPDATE proposal SET state = 'waiting', approved_by = $by WHERE id = $id",
            ("$by", StoreJson.Write(proposal.ApprovedBy.Where(by => by != entry.Actor))), ("$id", proposal.Id));
        if (proposal.State == ProposalState.Approved)
            SetStatus(article, Enum.TryParse<ArticleStatus>(entry.Before, ignoreCase: true, out var before) ? before : ArticleStatus.Active, indexed: null);
        return "waits for review again";
    }

    private string? Unreject(AuditEntry entry) =>
        statements.Execute("UPDATE proposal SET state = 'waiting', reason = NULL WHERE id = $id AND state = 'rejected'", ("$id", entry.Subject)) > 0
            ? "waits for review again"
            : null;

    private string? Unrevise(AuditEntry entry, ArticleId article, Func<ArticleDraft, IndexedRevision> index)
    {
        var made = Undoing.RevisionOf(entry);
        if (made != Number(article) || ArticleReader.Find(statements, article, made - 1) is not { } earlier)
            return null;
        Save(index(earlier.ToDraft()));
        return Text($"revision {made + 1}: as revision {made - 1}");
    }

    private string? Reinstate(ArticleId article, Func<ArticleDraft, IndexedRevision> index)
    {
        if (ModerationReader.FindStatus(statements, article) is null or ArticleStatus.Active || ArticleReader.Find(statements, article) is not { } stored)
            return null;
        SetStatus(article, ArticleStatus.Active, index(stored.ToDraft()));
        return ModerationReader.Name(ArticleStatus.Active);
    }

    private string? TakeOutAgain(AuditEntry entry, ArticleId article)
    {
        if (ModerationReader.FindStatus(statements, article) != ArticleStatus.Active || !Enum.TryParse<ArticleStatus>(entry.Before, ignoreCase: true, out var before))
            return null;
        SetStatus(article, before, indexed: null);
        return ModerationReader.Name(before);
    }

    private void SetStatus(ArticleId article, ArticleStatus status, IndexedRevision? indexed)
    {
        statements.Execute("UPDATE article SET status = $status WHERE id = $id", ("$status", ModerationReader.Name(status)), ("$id", article.Value));
        if (indexed is null)
            Write(writer => writer.Unindex(article));
        else
            Save(indexed);
    }

    private RevisionChange Save(IndexedRevision revision)
    {
        // What moderators decide on is theirs, and no longer the knowledge folder's to take out.
        var change = RevisionChange.Unchanged;
        Write(writer => change = writer.Save(revision, ArticleOrigin.Ingested));
        return change;
    }

    private void Write(Action<RevisionWriter> write)
    {
        var writer = new RevisionWriter(statements, now);
        write(writer);
        writer.Finish();
    }

    private long Number(ArticleId article) => (long?)statements.Scalar("SELECT revision FROM article WHERE id = $id", ("$id", article.Value)) ?? 0;

    public AuditEntry Append(Actor actor, ModeratorAction action, string subject, string? before, string? after)
    {
        var (number, hash) = ModerationReader.ReadAuditHead(statements);
        var entry = AuditEntry.Seal(number + 1, now, actor, action, subject, before, after, hash);
        statements.Execute("""
            INSERT INTO audit (number, at, actor, action, subject, before, after, previous, hash)
            VALUES ($number, $at, $actor, $action, $subject, $before, $after, $previous, $hash)
            """,
            ("$number", entry.Number), ("$at", ArticleColumns.Name(entry.At)), ("$actor", entry.Actor), ("$action", entry.Action.ToString()),
            ("$subject", entry.Subject), ("$before", entry.Before), ("$after", entry.After), ("$previous", entry.Previous), ("$hash", entry.Hash));
        statements.Execute("UPDATE setting SET value = $head WHERE name = 'audit head'", ("$head", Text($"{entry.Number} {entry.Hash}")));
        return entry;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
