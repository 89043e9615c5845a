namespace Bot.Core.Articles;

/// <summary>One revision with everything the store writes for it, ready made, so that the writer only writes.</summary>
/// <param name="ContentHash">Of provenance and text: equal hash means nothing changed.</param>
public sealed record IndexedRevision(
    ArticleDraft Draft,
    string ContentHash,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Section> Sections,
    IReadOnlySet<VocabularyWord> Words);

/// <summary>
/// A run of passages that the full-text index holds as one row: most articles are one section, and a long
/// document is several, so that its length does not drown the part that answers.
/// </summary>
/// <param name="Ordinal">Its place in the revision, counted from 0.</param>
/// <param name="FirstPassage">The ordinal of its first passage.</param>
/// <param name="PassageCount">How many passages it holds.</param>
/// <param name="Headline">Index terms of the headline, parted by spaces; likewise the other three.</param>
/// <param name="About">Index terms of outlet, people and topics.</param>
/// <param name="Lead">Index terms of the article's first sentences.</param>
/// <param name="Body">Index terms of the section's own text.</param>
public sealed record Section(int Ordinal, int FirstPassage, int PassageCount, string Headline, string About, string Lead, string Body);

/// <summary>A word as written, in lower case, with the index term it is found under.</summary>
public readonly record struct VocabularyWord(string Term, string Word)
{
    // A word has one term but for rare exceptions, and ingestion hashes each word of each article.
    public override int GetHashCode() => Word.GetHashCode(StringComparison.Ordinal);
}
