using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Bot.Core.Language;

/// <summary>What the bot knows of one language: data files named by its tag.</summary>
public sealed class Lexicon
{
    // A pattern that takes longer on one question is a fault in the data file, and counts as no match.
    private static readonly TimeSpan PatternBudget = TimeSpan.FromMilliseconds(100);

    private readonly FrozenDictionary<string, FrozenSet<string>> cues;

    private Lexicon(string language)
    {
        Language = language;
        StopWords = EmbeddedText.Lines($"stopwords.{language}.txt").SelectMany(Words).ToFrozenSet();
        QuestionPatterns = [.. EmbeddedText.Lines($"questions.{language}.txt").Select(Pattern)];
        ScreeningPatterns = [.. EmbeddedText.Lines($"screening.{language}.txt").Select(Pattern)];
        cues = EmbeddedText.Lines($"cues.{language}.txt")
            .Select(line => line.Split(':', 2))
            .ToFrozenDictionary(parts => parts[0], parts => Words(parts[1]).ToFrozenSet());
    }

    public static Lexicon English { get; } = new("en");

    public string Language { get; }

    /// <summary>Words, in lower case, that say nothing about what a text is about.</summary>
    public FrozenSet<string> StopWords { get; }

    /// <summary>The kinds of question, most telling first.</summary>
    public IReadOnlyList<LabelledPattern> QuestionPatterns { get; }

    /// <summary>The kinds of message that get no answer whatever the store holds.</summary>
    public IReadOnlyList<LabelledPattern> ScreeningPatterns { get; }

    /// <summary>The words, in lower case, that show one kind of thing, such as <c>month</c> or <c>speech</c>.</summary>
    public FrozenSet<string> Cues(string kind) => cues[kind];

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static LabelledPattern Pattern(string line)
    {
        var parts = line.Split('\t', 2);
        var pattern = new Regex(parts[1], RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternBudget);
        return new LabelledPattern(parts[0].TrimStart('!'), pattern, CountsAnywhere: parts[0].StartsWith('!'));
    }
}
