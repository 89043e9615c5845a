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
        IReadOnlyList<string> by = [.. proposal.ApprovedBy, actor.ToString()];
        var isDone = by.Count >= needed;
        statements.Execute("UPDATE proposal SET approved_by = $by, state = $state WHERE id = $id",
            ("$by", StoreJson.Write(by)), ("$state", isDone ? "approved" : "waiting"), ("$id", id));
        if (isDone)
            Save(index(proposal.Draft));
        var entry = Append(actor, ModeratorAction.Approve, id, null, isDone ? $"{proposal.Draft.Id} is cited" : "waits for another approval");
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
        statements.Execute("UPDATE article SET status = $status WHERE id = $id", ("$status", ModerationReader.Name(status)), ("$id", article.Value));
        if (indexed is null)
            Write(writer => writer.Unindex(article));
        else
            Save(indexed);
        var action = status switch
        {
            ArticleStatus.Removed => ModeratorAction.Remove,
            ArticleStatus.Retracted => ModeratorAction.Retract,
            _ => ModeratorAction.Restore,
        };
        return Append(actor, action, article.Value, ModerationReader.Name(before), reason is null ? ModerationReader.Name(status) : $"{ModerationReader.Name(status)}: {reason}");
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

    private AuditEntry Append(Actor actor, ModeratorAction action, string subject, string? before, string? after)
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
