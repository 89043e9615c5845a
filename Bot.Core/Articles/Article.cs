namespace Bot.Core.Articles;

/// <summary>An article at its newest revision.</summary>
/// <param name="Revision">Counted from 1.</param>
/// <param name="Indexed">False once its passages have left the index: it is kept, and never cited.</param>
public sealed record Article(
    ArticleId Id,
    int Revision,
    Provenance Provenance,
    string Text,
    string ContentHash,
    DateTimeOffset RetrievedAt,
    ArticleOrigin Origin,
    bool Indexed)
{
    /// <summary>As in <see cref="ArticleDraft.FetchedFrom"/>.</summary>
    public string? FetchedFrom { get; init; }

    /// <summary>To be stored again as it is.</summary>
    public ArticleDraft ToDraft() => new(Id, Provenance, Text) { FetchedFrom = FetchedFrom };
}

/// <summary>Who keeps an article: the knowledge folder, whose files are the truth for it, or whoever ingested it.</summary>
public enum ArticleOrigin
{
    Knowledge,
    Ingested,
}
