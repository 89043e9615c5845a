using Bot.Core.Language;

namespace Bot.Training.WordNet;

/// <summary>The lemmas of WordNet that the thesaurus holds: the common words of the vectors, and short phrases of such words.</summary>
public sealed class Lemmas(ILookup<string, Sense> senses)
{
    private const int MostWords = 3;

    // The taggers met few of the senses of most words; a sense that none met is not impossible.
    private const double Unmet = 1;

    // Flattens the shares: a sense that one use in eight has is half as good as the only one.
    private const double Flatness = 1.0 / 3;

    private readonly Dictionary<string, string?> entries = new(StringComparer.Ordinal);

    /// <summary>The entry of a lemma, which is its index terms; null when the thesaurus has none.</summary>
    public string? Entry(string lemma)
    {
        if (!entries.TryGetValue(lemma, out var entry))
            entries[lemma] = entry = Read(lemma);
        return entry;
    }

    /// <summary>How likely a lemma is meant in this sense, from 0 to 1.</summary>
    public double Likelihood(string lemma, SynsetId synset)
    {
        double own = 0, all = 0;
        foreach (var sense in senses[lemma])
        {
            all += sense.Count + Unmet;
            if (sense.Synset == synset)
                own = sense.Count + Unmet;
        }

        return all == 0 ? 0 : Math.Pow(own / all, Flatness);
    }

    private string? Read(string lemma)
    {
        var words = lemma.Split(' ');
        if (words.Length > MostWords || !lemma.All(letter => char.IsAsciiLetterLower(letter) || letter == ' '))
            return null;
        if (words.Length == 1 && Lexicon.English.StopWords.Contains(lemma))
            return null;
        return words.All(IsCommon) && words.Any(word => !Lexicon.English.StopWords.Contains(word)) && IsPhraseWorthHaving(lemma, words)
            ? string.Join(' ', Analyzer.Analyze(lemma).Select(token => token.Term))
            : null;
    }

    /// <summary>Compound nouns name things of every trade; only verbs, and what the taggers met, are everyday words.</summary>
    private bool IsPhraseWorthHaving(string lemma, string[] words) =>
        words.Length == 1 || senses[lemma].Any(sense => sense.Count > 0 || sense.Synset.PartOfSpeech == 'v' || sense.Rank == 1);

    private static bool IsCommon(string word) => WordVectors.English.Of(word) is not null || Lexicon.English.StopWords.Contains(word);
}
