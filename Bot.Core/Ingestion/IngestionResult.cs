using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>What became of one source.</summary>
/// <param name="Source">The file, or the file and line, as a person would look for it.</param>
public abstract record IngestionResult(string Source)
{
    public sealed record Stored(string Source, ArticleId Article, RevisionChange Change) : IngestionResult(Source);

    /// <param name="Reason">What is wrong and what to do about it, in one line.</param>
    public sealed record Rejected(string Source, string Reason) : IngestionResult(Source);
}
