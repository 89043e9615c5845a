using Bot.Core.Articles;

namespace Bot.Core.Moderation;

/// <summary>Keeps what moderators do. Every method that changes something is one transaction with its entry in the audit log.</summary>
public interface IModerationStore
{
    Task<AuditEntry> ProposeAsync(Actor actor, SourceProposal proposal, CancellationToken cancellationToken);

    /// <summary>Notes an approval; with the last one needed the article enters the index.</summary>
    /// <param name="needed">How many different people have to approve.</param>
    /// <returns>Null when the proposal is not waiting, this person has approved it before, or its article was taken out since it was made.</returns>
    Task<Approval?> ApproveAsync(Actor actor, string proposal, Func<ArticleDraft, IndexedRevision> index, int needed, CancellationToken cancellationToken);

    /// <returns>Null when it is not waiting.</returns>
    Task<AuditEntry?> RejectAsync(Actor actor, string proposal, string? reason, CancellationToken cancellationToken);

    /// <summary>Saves a changed article as a new revision.</summary>
    /// <returns>Null when nothing has changed.</returns>
    Task<AuditEntry?> ReviseAsync(Actor actor, IndexedRevision revision, string change, CancellationToken cancellationToken);

    /// <summary>Takes an article out of the index for good, or lets it back in.</summary>
    /// <param name="indexed">The newest revision, to enter the index again with; null when it leaves.</param>
    /// <returns>Null when it has that status already, or there is no such article.</returns>
    Task<AuditEntry?> SetStatusAsync(
        Actor actor, ArticleId article, ArticleStatus status, string? reason, IndexedRevision? indexed, CancellationToken cancellationToken);

    /// <summary>Undoes what an entry of the audit log says, if nothing else was done about it since.</summary>
    /// <param name="since">Entries from before are not undone.</param>
    Task<UndoOutcome> UndoAsync(
        Actor actor, long entry, DateTimeOffset since, Func<ArticleDraft, IndexedRevision> index, CancellationToken cancellationToken);

    /// <returns>Null when there is such a feed already.</returns>
    Task<AuditEntry?> AddFeedAsync(Actor actor, Feed feed, CancellationToken cancellationToken);

    /// <returns>Null when there is none.</returns>
    Task<AuditEntry?> RemoveFeedAsync(Actor actor, string url, CancellationToken cancellationToken);

    /// <summary>Notes that the store is what a backup held, so that what came after the backup is not silently gone.</summary>
    /// <param name="before">How the log ended that the store had before; null where it had none.</param>
    /// <param name="after">Where the backup's ended.</param>
    Task<AuditEntry> NoteRestorationAsync(Actor actor, string backup, string? before, string after, CancellationToken cancellationToken);

    Task<IReadOnlyList<Feed>> ListFeedsAsync(CancellationToken cancellationToken);

    Task<SourceProposal?> FindProposalAsync(string id, CancellationToken cancellationToken);

    /// <summary>The proposals that wait, oldest first.</summary>
    Task<IReadOnlyList<SourceProposal>> ListWaitingAsync(CancellationToken cancellationToken);

    Task<ArticleStatus?> FindStatusAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>The revisions of an article, newest first.</summary>
    Task<IReadOnlyList<RevisionSummary>> ListRevisionsAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>The entries after a number, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAuditAsync(long after, CancellationToken cancellationToken);

    /// <summary>The entries about an article with those about proposals of it, or about anything else that entries name; oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAuditOfAsync(string subject, CancellationToken cancellationToken);

    /// <summary>The newest entry by which moderators took an article out; null where there is none.</summary>
    Task<AuditEntry?> FindTakenOutAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>Number and hash of the newest entry, as remembered apart from the log.</summary>
    Task<(long Number, string Hash)> ReadAuditHeadAsync(CancellationToken cancellationToken);
}

/// <param name="IsDone">False where another person has to approve as well.</param>
public sealed record Approval(AuditEntry Entry, SourceProposal Proposal, bool IsDone);

public sealed record RevisionSummary(int Number, DateTimeOffset RetrievedAt, string Headline, int Characters);
