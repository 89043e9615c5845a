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
        // "Which came first: …" lists after the colon, "what happened first, …" after the frame.
        var text = question.WrittenOut;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var parts = Separator().Split(colon >= 0 ? text[(colon + 1)..] : text.Remove(question.Frame.Start, question.Frame.Length))
            .Select(part => part.Trim(' ', ',', ';', '?', '.', '!'))
            .Where(part => Analyzer.Analyze(part).Any(token => !lexicon.StopWords.Contains(token.Word)))
            .Take(MostParts)
            .ToList();
        if (parts.Count < 2)
            return [];
        return [.. parts.Select(part => new Question(part, question.Language, question.AnswerType, part, Analyzer.Analyze(part), default, default, question.AsksForLatest, question.AsOf, default, question.EarlierTexts))];
    }

    [GeneratedRegex(@"[,;]\s*(?:and|or|then)?\s+|\s+(?:and|or|versus|vs\.?)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Separator();
}
