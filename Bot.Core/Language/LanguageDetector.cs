namespace Bot.Core.Language;

/// <summary>Tells in which of the bot's languages a question is asked, by its script and its commonest words.</summary>
public static class LanguageDetector
{
    // A Chinese question may hold several foreign names; an English one hardly ever holds this share of Chinese.
    private const double UnspacedShare = 0.2;

    /// <summary>The tag of the language; English where nothing tells.</summary>
    public static string Detect(string text)
    {
        var isUnspaced = text.Count(Analyzer.IsUnspaced) > UnspacedShare * text.Count(char.IsLetter);
        var words = Analyzer.Analyze(text).Select(token => token.Word).ToHashSet();
        var lexicons = Lexicon.Languages.Select(Lexicon.For).Where(lexicon => lexicon.IsUnspaced == isUnspaced).ToList();
        var best = Lexicon.English;
        var bestCount = isUnspaced ? -1 : Telling(Lexicon.English, lexicons, words);
        foreach (var lexicon in lexicons)
        {
            var count = Telling(lexicon, lexicons, words);
            if (count > bestCount)
                (best, bestCount) = (lexicon, count);
        }

        return best.Language;
    }

    /// <summary>How many stop words of a language the text has that no other language has.</summary>
    private static int Telling(Lexicon lexicon, IReadOnlyList<Lexicon> all, HashSet<string> words) =>
        words.Count(word => lexicon.StopWords.Contains(word) && !all.Any(other => other != lexicon && other.StopWords.Contains(word)));
}
