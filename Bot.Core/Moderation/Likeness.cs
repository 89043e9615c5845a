using Bot.Core.Language;

namespace Bot.Core.Moderation;

/// <summary>How much two texts have of one another, told by runs of eight words.</summary>
public static class Likeness
{
    private const int RunLength = 8;

    /// <summary>The share of the shorter text's runs that the other has too, from 0 to 1: whoever takes over a story mostly shortens it.</summary>
    public static double Share(string text, string other)
    {
        var (one, two) = (Runs(text), Runs(other));
        var fewest = Math.Min(one.Count, two.Count);
        return fewest == 0 ? 0 : one.Count(two.Contains) / (double)fewest;
    }

    private static HashSet<string> Runs(string text)
    {
        var words = Analyzer.Analyze(text).Select(token => token.Word).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - RunLength + 1)).Select(i => string.Join(' ', words.Skip(i).Take(RunLength)))];
    }
}
