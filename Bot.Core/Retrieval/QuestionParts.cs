using System.Text.RegularExpressions;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>The things that a question about an order of events or a comparison lists.</summary>
public static partial class QuestionParts
{
    private const int MostParts = 6;

    /// <summary>A question about each thing that is listed; empty when none or only one is.</summary>
    public static IReadOnlyList<Question> Of(Question question, Lexicon lexicon)
    {
        if (question.AnswerType is not AnswerType.Timeline)
            return [];
        var text = question.WrittenOut;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var list = colon >= 0 ? text[(colon + 1)..] : text;
        var parts = Separator().Split(list)
            .Select(part => part.Trim(' ', ',', ';', '?', '.', '!'))
            .Where(part => Analyzer.Analyze(part).Any(token => !lexicon.StopWords.Contains(token.Word)))
            .Take(MostParts)
            .ToList();
        if (parts.Count < 2)
            return [];
        return [.. parts.Select(part => question with { Text = part, WrittenOut = part, Tokens = Analyzer.Analyze(part) })];
    }

    [GeneratedRegex(@"[,;]\s*(?:and|or|then)?\s+|\s+(?:and|or|versus|vs\.?)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Separator();
}
