using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Bot.Core.Language;

/// <summary>What the bot knows of one language: data files named by its tag.</summary>
public sealed class Lexicon
{
    // A pattern that takes longer on one question is a fault in the data file, and counts as no match.
    private static readonly TimeSpan PatternBudget = TimeSpan.FromMilliseconds(100);

    private readonly FrozenDictionary<string, FrozenSet<string>> cues;
    private readonly FrozenDictionary<string, string[]> series;
    private readonly Lazy<IReadOnlyList<LabelledPattern>> questionPatterns;
    private readonly Lazy<IReadOnlyList<LabelledPattern>> screeningPatterns;

    private Lexicon(string language)
    {
        Language = language;
        StopWords = EmbeddedText.Lines($"stopwords.{language}.txt").SelectMany(Words).ToFrozenSet();
        IsUnspaced = StopWords.Any(word => Analyzer.IsUnspaced(word[0]));
        // Telling languages apart needs only the stop words of those that are not asked in.
        questionPatterns = new(() => Patterns($"questions.{language}.txt"));
        screeningPatterns = new(() => Patterns($"screening.{language}.txt"));
        Endings = EmbeddedText.Languages(typeof(Lexicon), "endings").Contains(language)
            ? [.. EmbeddedText.Lines($"endings.{language}.txt").SelectMany(Words)]
            : [];
        // What a sentence of the store tells is looked for in English words until a language brings its own.
        cues = language == "en" ? ReadCues(language) : English.cues;
        series = language == "en" ? ReadSeries(language) : English.series;
    }

    public static Lexicon English { get; } = new("en");

    /// <summary>The tags of the languages that the bot is asked in: one for each file of stop words.</summary>
    public static IReadOnlyList<string> Languages { get; } = EmbeddedText.Languages(typeof(Lexicon), "stopwords");

    private static ConcurrentDictionary<string, Lexicon> Others { get; } = new();

    /// <summary>The lexicon of a language that the bot speaks; the English one for any other.</summary>
    public static Lexicon For(string language) =>
        language == English.Language || !Languages.Contains(language) ? English : Others.GetOrAdd(language, tag => new Lexicon(tag));

    public string Language { get; }

    /// <summary>Words, in lower case, that say nothing about what a text is about.</summary>
    public FrozenSet<string> StopWords { get; }

    /// <summary>What forms of one word end in, without accents; none where the index's own stemming does.</summary>
    public IReadOnlyList<string> Endings { get; }

    /// <summary>Whether the language is written without spaces between its words.</summary>
    public bool IsUnspaced { get; }

    /// <summary>The kinds of question, most telling first.</summary>
    public IReadOnlyList<LabelledPattern> QuestionPatterns => questionPatterns.Value;

    /// <summary>The kinds of message that get no answer whatever the store holds.</summary>
    public IReadOnlyList<LabelledPattern> ScreeningPatterns => screeningPatterns.Value;

    /// <summary>The words, in lower case, that show one kind of thing, such as <c>month</c> or <c>speech</c>.</summary>
    public FrozenSet<string> Cues(string kind) => cues[kind];

    /// <summary>Words, in lower case, whose order means something, such as <c>months</c>; numbers begin with zero.</summary>
    public IReadOnlyList<string> Series(string kind) => series[kind];

    private static FrozenDictionary<string, FrozenSet<string>> ReadCues(string language) =>
        EmbeddedText.Lines($"cues.{language}.txt")
            .Select(line => line.Split(':', 2))
            .ToFrozenDictionary(parts => parts[0], parts => Words(parts[1]).ToFrozenSet());

    private static FrozenDictionary<string, string[]> ReadSeries(string language) =>
        EmbeddedText.Lines($"series.{language}.txt")
            .Select(line => line.Split(':', 2))
            .ToFrozenDictionary(parts => parts[0], parts => Words(parts[1]));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<LabelledPattern> Patterns(string fileName) => [.. EmbeddedText.Lines(fileName).Select(Pattern)];

    private static LabelledPattern Pattern(string line)
    {
        var parts = line.Split('\t', 2);
        var pattern = new Regex(parts[1], RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternBudget);
        return new LabelledPattern(parts[0].TrimStart('!'), pattern, CountsAnywhere: parts[0].StartsWith('!'));
    }
}
