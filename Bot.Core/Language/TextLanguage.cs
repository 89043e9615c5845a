using System.Collections.Frozen;

namespace Bot.Core.Language;

/// <summary>Tells in which of the bot's languages an article is written, and that it is in none of them.</summary>
public static class TextLanguage
{
    // Running text has more stop words than this in its own language; fewer in all of them is none that the bot reads.
    private const double FewestStopWords = 0.12;

    // Japanese has about half of its letters in kana; a Chinese text has a few in names.
    private const double MostKana = 0.1;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Frequent = EmbeddedText.Lines("frequent.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(words => words[0], words => words[1..].ToFrozenSet());

    /// <summary>The language's tag; null where it is none of the bot's.</summary>
    public static string? Of(string text)
    {
        var words = Analyzer.Analyze(text).Select(token => token.Word).ToList();
        if (words.Count(word => Analyzer.IsUnspaced(word[0])) > words.Count / 2)
            return text.Count(IsKana) > MostKana * text.Count(char.IsLetter) ? null : "zh";
        var (language, share) = Lexicon.Languages.Select(Lexicon.For).Where(lexicon => !lexicon.IsUnspaced)
            .Select(lexicon => (lexicon.Language, Share: Share(words, lexicon.StopWords)))
            .MaxBy(candidate => candidate.Share);
        if (share < FewestStopWords)
            return null;
        // Related languages have many little words in common, so that a foreign text looks like the bot's unless its own is asked too.
        var likeliest = Frequent.MaxBy(other => (Share(words, other.Value), other.Key == language)).Key;
        return likeliest == language || Lexicon.Languages.Contains(likeliest) ? likeliest : null;
    }

    private static double Share(IReadOnlyCollection<string> words, FrozenSet<string> known) => words.Count(known.Contains) / (double)Math.Max(1, words.Count);

    private static bool IsKana(char letter) => letter is >= '\u3041' and <= '\u30ff';
}
