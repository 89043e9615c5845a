namespace Bot.Core.Retrieval;

/// <summary>A group of words that moderators add to the glossary of the knowledge folder.</summary>
/// <param name="Number">Counted from 1, and never given twice.</param>
/// <param name="Words">Of <see cref="GlossaryKind.Shorthand"/> what people type, then what they mean.</param>
public sealed record GlossaryAddition(long Number, GlossaryKind Kind, IReadOnlyList<string> Words);

public enum GlossaryKind
{
    /// <summary>Words that mean about the same.</summary>
    Synonyms,

    /// <summary>Names of one person, body or place.</summary>
    Names,

    /// <summary>What people type, and what they mean by it.</summary>
    Shorthand,
}

public interface IGlossaryStore
{
    /// <summary>Another number after each change.</summary>
    Task<long> ReadGlossaryVersionAsync(CancellationToken cancellationToken);

    /// <summary>By number.</summary>
    Task<IReadOnlyList<GlossaryAddition>> ListWordsAsync(CancellationToken cancellationToken);
}
