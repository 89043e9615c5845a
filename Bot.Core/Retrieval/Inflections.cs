using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>
/// Finds the other forms of a word that the store has, in languages with a list of endings. The index stems as English does, whatever the
/// language of an article, so the forms are looked for when somebody asks.
/// </summary>
public static class Inflections
{
    // With less in common two words are mostly not forms of one.
    private const int ShortestStem = 4;

    /// <summary>The words of the store that differ from the given one by endings alone; none where the language has no list.</summary>
    public static async Task<IReadOnlyList<WordFrequency>> FindAsync(
        Token token, Lexicon lexicon, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        var stems = Stems(token.Word, lexicon).ToHashSet();
        if (lexicon.Endings.Count == 0 || stems.Count == 0)
            return [];
        // All forms begin alike, and so do the terms that they are indexed under.
        var words = await snapshot.WordsAsync(stems.First()[..ShortestStem], cancellationToken);
        return [.. words.Where(word => word.Term != token.Term && Stems(word.Word, lexicon).Any(stems.Contains))];
    }

    /// <summary>The word itself, and what is left without any of the endings.</summary>
    private static IEnumerable<string> Stems(string word, Lexicon lexicon)
    {
        var plain = WordForms.WithoutAccents(word);
        return lexicon.Endings
            .Where(ending => plain.Length - ending.Length >= ShortestStem && plain.EndsWith(ending, StringComparison.Ordinal))
            .Select(ending => plain[..^ending.Length])
            .Prepend(plain)
            .Where(stem => stem.Length >= ShortestStem);
    }
}
