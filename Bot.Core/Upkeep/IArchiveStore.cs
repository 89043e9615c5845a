using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Upkeep;

/// <summary>Gives out articles with all that is kept of them, and takes them in.</summary>
public interface IArchiveStore
{
    /// <summary>An article as it is at one moment; null when there is none.</summary>
    Task<ArchivedArticle?> ReadArchivedAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>Takes in articles in one transaction, with what was done in the audit log.</summary>
    /// <param name="source">Where they come from, for the log.</param>
    /// <returns>What became of each, in order.</returns>
    Task<IReadOnlyList<ImportChange>> ImportAsync(Actor actor, string source, IReadOnlyList<ArchivedRevisions> articles, CancellationToken cancellationToken);
}

/// <param name="Indexed">Its revisions in the same order, ready to be written.</param>
public sealed record ArchivedRevisions(ArchivedArticle Article, IReadOnlyList<IndexedRevision> Indexed);

/// <summary>What taking in one article did.</summary>
public enum ImportChange
{
    Added,

    /// <summary>The store had earlier revisions of it, and has the later ones now.</summary>
    Extended,

    /// <summary>It was cited here, and is no longer, as in the store it comes from.</summary>
    TakenOut,
    Unchanged,

    /// <summary>The store has other revisions of it, and keeps them.</summary>
    Conflicting,
}
