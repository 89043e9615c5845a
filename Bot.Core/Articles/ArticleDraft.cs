namespace Bot.Core.Articles;

/// <summary>What a source reader understood of one source, before it is stored.</summary>
/// <param name="Text">Plain text; paragraphs are parted by blank lines.</param>
public sealed record ArticleDraft(ArticleId Id, Provenance Provenance, string Text)
{
    /// <summary>The web address it was read at, which may be another than the one it is cited by; null for a file or a pasted text.</summary>
    public string? FetchedFrom { get; init; }
}
