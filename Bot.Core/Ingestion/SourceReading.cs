using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>What reading one source gave.</summary>
/// <param name="Source">The file, or the file and line, as a person would look for it.</param>
/// <param name="Bytes">How much of the input it took, so that progress can be shown.</param>
public abstract record SourceReading(string Source, long Bytes)
{
    public sealed record Read(string Source, long Bytes, ArticleDraft Draft) : SourceReading(Source, Bytes);

    /// <param name="Reason">What is wrong and what to do about it, in one line.</param>
    public sealed record Rejected(string Source, long Bytes, string Reason) : SourceReading(Source, Bytes);
}
