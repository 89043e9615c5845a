using Bot.Core.Articles;

namespace Bot.Core.Moderation;

/// <summary>An article with all that a store keeps of it, as it goes from one store to another.</summary>
/// <param name="Indexed">Whether it is found and cited.</param>
/// <param name="Revisions">All of them, oldest first, numbered from 1.</param>
public sealed record ArchivedArticle(ArticleId Id, ArticleStatus Status, bool Indexed, IReadOnlyList<ArchivedRevision> Revisions);

/// <param name="FetchedFrom">As in <see cref="ArticleDraft.FetchedFrom"/>.</param>
public sealed record ArchivedRevision(int Number, DateTimeOffset RetrievedAt, Provenance Provenance, string? FetchedFrom, string Text);
