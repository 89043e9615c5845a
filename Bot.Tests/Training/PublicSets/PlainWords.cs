using Bot.Core.Language;

namespace Bot.Training.PublicSets;

/// <summary>The words of a question that the plain methods look for: stems of what is no stop word.</summary>
public static class PlainWords
{
    public static IReadOnlySet<string> Of(string question, string language = "en")
    {
        var stopWords = Lexicon.For(language).StopWords;
        return Analyzer.Analyze(question).Where(token => !stopWords.Contains(token.Word)).Select(token => token.Term).ToHashSet();
    }

    /// <summary>How many of the words a sentence has.</summary>
    public static int Shared(IReadOnlySet<string> wanted, string sentence) =>
        Analyzer.Analyze(sentence).Select(token => token.Term).Distinct().Count(wanted.Contains);
}
