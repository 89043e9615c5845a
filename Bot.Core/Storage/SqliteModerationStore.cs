using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Storage;

/// <summary>The moderators' part of the store.</summary>
internal sealed class SqliteModerationStore(StoreConnections connections, TimeProvider clock) : IModerationStore
{
    public Task<AuditEntry> ProposeAsync(Actor actor, SourceProposal proposal, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Propose(actor, proposal), cancellationToken);

    public Task<Approval?> ApproveAsync(
        Actor actor, string proposal, Func<ArticleDraft, IndexedRevision> index, int needed, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Approve(actor, proposal, index, needed), cancellationToken);

    public Task<AuditEntry?> RejectAsync(Actor actor, string proposal, string? reason, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Reject(actor, proposal, reason), cancellationToken);

    public Task<AuditEntry?> ReviseAsync(Actor actor, IndexedRevision revision, string change, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Revise(actor, revision, change), cancellationToken);

    public Task<AuditEntry?> SetStatusAsync(
        Actor actor, ArticleId article, ArticleStatus status, string? reason, IndexedRevision? indexed, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.SetStatus(actor, article, status, reason, indexed), cancellationToken);

    public Task<UndoOutcome> UndoAsync(
        Actor actor, long entry, DateTimeOffset since, Func<ArticleDraft, IndexedRevision> index, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Undo(actor, entry, since, index), cancellationToken);

    public Task<AuditEntry?> AddFeedAsync(Actor actor, Feed feed, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.AddFeed(actor, feed), cancellationToken);

    public Task<AuditEntry?> RemoveFeedAsync(Actor actor, string url, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.RemoveFeed(actor, url), cancellationToken);

    public Task<AuditEntry> NoteRestorationAsync(Actor actor, string backup, string? before, string after, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Append(actor, ModeratorAction.RestoreBackup, backup, before, after), cancellationToken);

    public Task<IReadOnlyList<Feed>> ListFeedsAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(ModerationReader.ListFeeds, cancellationToken);

    public Task<SourceProposal?> FindProposalAsync(string id, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => ModerationReader.FindProposal(reader, id), cancellationToken);

    public Task<IReadOnlyList<SourceProposal>> ListWaitingAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(ModerationReader.ListWaiting, cancellationToken);

    public Task<ArticleStatus?> FindStatusAsync(ArticleId article, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => ModerationReader.FindStatus(reader, article), cancellationToken);

    public Task<IReadOnlyList<RevisionSummary>> ListRevisionsAsync(ArticleId article, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => ModerationReader.ListRevisions(reader, article), cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(long after, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => ModerationReader.ListAudit(reader, after), cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> ListAuditOfAsync(string subject, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => ModerationReader.ListAuditOf(reader, subject), cancellationToken);

    public Task<AuditEntry?> FindTakenOutAsync(ArticleId article, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => ModerationReader.FindTakenOut(reader, article), cancellationToken);

    public Task<(long Number, string Hash)> ReadAuditHeadAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(ModerationReader.ReadAuditHead, cancellationToken);

    private Task<T> WriteAsync<T>(Func<ModerationWriter, T> write, CancellationToken cancellationToken) =>
        connections.WriteAsync(statements => write(new ModerationWriter(statements, clock.GetUtcNow())), cancellationToken);
}
