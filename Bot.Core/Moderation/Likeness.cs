using Bot.Core.Language;

namespace Bot.Core.Moderation;

/// <summary>How much of one text stands in another, told by runs of eight words.</summary>
public static class Likeness
{
    private const int RunLength = 8;

    /// <summary>The share of a text's runs that another one has, from 0 to 1.</summary>
    public static double Share(string text, string other)
    {
        var runs = Runs(text);
        return runs.Count == 0 ? 0 : runs.Count(Runs(other).Contains) / (double)runs.Count;
    }

    private static HashSet<string> Runs(string text)
    {
        var words = Analyzer.Analyze(text).Select(token => token.Word).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - RunLength + 1)).Select(i => string.Join(' ', words.Skip(i).Take(RunLength)))];
    }
}
