namespace Bot.Core.Articles;

/// <summary>Keeps articles and their revisions. One writer at a time; readers are never blocked.</summary>
public interface IArticleStore
{
    /// <summary>
    /// Saves a batch in one transaction: the same content changes nothing, changed content becomes a new revision,
    /// and the passages of the old one leave the index with it. Returns one change per revision, in order.
    /// </summary>
    Task<IReadOnlyList<RevisionChange>> SaveAsync(
        IReadOnlyList<IndexedRevision> revisions, ArticleOrigin origin, CancellationToken cancellationToken);

    /// <summary>Whether saving an article with this content would change nothing.</summary>
    /// <param name="contentHash">As in <see cref="IndexedRevision.ContentHash"/>.</param>
    Task<bool> HoldsAsync(ArticleId id, string contentHash, ArticleOrigin origin, CancellationToken cancellationToken);

    /// <summary>Takes articles out of the index, in one transaction. Their revisions are kept.</summary>
    Task UnindexAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken);

    Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>The text of one revision, which never changes.</summary>
    Task<string> ReadRevisionAsync(ArticleId id, int revision, CancellationToken cancellationToken);

    /// <summary>All articles, newest publish date first, undated last.</summary>
    Task<IReadOnlyList<ArticleSummary>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A remembered value of the store itself, such as the state of the knowledge folder; null when never set.</summary>
    Task<string?> RecallAsync(string name, CancellationToken cancellationToken);

    Task RememberAsync(string name, string value, CancellationToken cancellationToken);
}

/// <summary>What saving one revision did.</summary>
public enum RevisionChange
{
    /// <summary>It was not in the index before. An article that had left it comes back as a new revision, even with the same content.</summary>
    Added,
    Unchanged,
    Revised,

    /// <summary>Nothing: moderators removed the article, and it comes back through them alone.</summary>
    Removed,

    /// <summary>Nothing: moderators retracted the article, likewise.</summary>
    Retracted,
}

/// <summary>An article without its text.</summary>
public sealed record ArticleSummary(
    ArticleId Id, int Revision, Provenance Provenance, DateTimeOffset RetrievedAt, ArticleOrigin Origin, bool Indexed);
