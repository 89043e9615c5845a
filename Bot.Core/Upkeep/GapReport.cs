using Bot.Core.Language;

namespace Bot.Core.Upkeep;

/// <summary>Tells what people ask and the store does not answer: declined questions, those that ask about the same together.</summary>
public static class GapReport
{
    // The newest are looked at: comparing every question with every group takes longer than anybody waits beyond.
    private const int MostQuestions = 5_000;

    // Of two wordings of one question more than this is alike; of two questions about one thing mostly less.
    private const double Alike = 0.7;

    // Vectors of unrelated words are no more alike than this.
    private const float Related = 0.5f;

    /// <summary>Most asked first, then newest.</summary>
    /// <param name="questions">Oldest first.</param>
    public static IReadOnlyList<Gap> Of(IReadOnlyList<DeclinedQuestion> questions)
    {
        var groups = new List<List<Asked>>();
        foreach (var asked in questions.TakeLast(MostQuestions).Select(question => new Asked(question, TermsOf(question.Text))))
        {
            var nearest = groups.Select(group => (Group: group, Likeness: Likeness(group[0].Words, asked.Words))).Where(near => near.Likeness >= Alike).ToList();
            if (nearest.Count > 0)
                nearest.MaxBy(near => near.Likeness).Group.Add(asked);
            else
                groups.Add([asked]);
        }

        return [.. groups.Select(GapOf).OrderByDescending(gap => gap.Count).ThenByDescending(gap => gap.LastAsked).ThenBy(gap => gap.Question, StringComparer.Ordinal)];
    }

    /// <summary>Shown by the wording that is most like the others.</summary>
    private static Gap GapOf(List<Asked> group)
    {
        // Enough to tell, and no more work than that.
        var heard = group.Take(50).ToList();
        var typical = heard.MaxBy(one => heard.Sum(other => Likeness(one.Words, other.Words)))!;
        return new Gap(typical.Question.Text, group.Count, group.Max(one => one.Question.AskedAt));
    }

    /// <summary>From 0 to 1: how much of each question's words has its like in the other.</summary>
    private static double Likeness(IReadOnlyList<Token> a, IReadOnlyList<Token> b) =>
        a.Count == 0 || b.Count == 0 ? 0 : (a.Sum(word => Best(word, b)) + b.Sum(word => Best(word, a))) / (a.Count + b.Count);

    private static double Best(Token word, IReadOnlyList<Token> others) => others.Max(other => Likeness(word, other));

    private static double Likeness(Token a, Token b)
    {
        if (a.Term == b.Term)
            return 1;
        // Two figures are never the same thing.
        if (char.IsAsciiDigit(a.Word[0]) || char.IsAsciiDigit(b.Word[0]) || WordVectors.English.Of(a.Word) is not { } first || WordVectors.English.Of(b.Word) is not { } second)
            return 0;
        return UnitVector.Cosine(first, second) is >= Related and var near ? near : 0;
    }

    private static IReadOnlyList<Token> TermsOf(string text)
    {
        var words = Analyzer.Analyze(text);
        var stop = Lexicon.For(LanguageDetector.Detect(text)).StopWords;
        List<Token> telling = [.. words.Where(word => !stop.Contains(word.Word)).DistinctBy(word => word.Term)];
        return telling.Count > 0 ? telling : words;
    }

    private sealed record Asked(DeclinedQuestion Question, IReadOnlyList<Token> Words);
}

/// <param name="Question">In one person's wording.</param>
/// <param name="Count">How often it was asked.</param>
public sealed record Gap(string Question, int Count, DateTimeOffset LastAsked);
