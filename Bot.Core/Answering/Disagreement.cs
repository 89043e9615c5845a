using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Finds articles that answer the same question with another figure or date, so that both are shown and neither is taken for granted.</summary>
public sealed class Disagreement(Lexicon lexicon)
{
    // A sentence that says much less of the question than the best one may speak of something else.
    private const double SpeaksOfTheSame = 0.8;

    private readonly AnswerSpan spans = new(lexicon);

    /// <param name="rivals">Sentences that are about equally likely to answer, best first.</param>
    /// <returns>The best sentence beside the one that contradicts it; null where none does.</returns>
    public Draft.Composed? Of(Evidence evidence, IReadOnlyList<SentenceHit> rivals, double confidence)
    {
        var type = evidence.Question.AnswerType;
        if (type is not (AnswerType.Number or AnswerType.Money or AnswerType.Duration or AnswerType.Date) || evidence.Question.AsksForLatest)
            return null;
        var best = rivals[0];
        var other = rivals.Skip(1).FirstOrDefault(hit =>
            hit.Article.Id != best.Article.Id
            && hit.Features[Feature.OwnWords] >= SpeaksOfTheSame * best.Features[Feature.OwnWords]
            && (type == AnswerType.Date ? DatesDiffer(evidence, best, hit) : FiguresDiffer(evidence, best, hit)));
        if (other is null)
            return null;
        return Listing.SideBySide([best, other], confidence, type == AnswerType.Date ? Difference.Dates : Difference.Figures);
    }

    private static bool DatesDiffer(Evidence evidence, SentenceHit one, SentenceHit other) =>
        AnswerSpan.DateIn(evidence.Question, evidence.Concepts, one) is { } first
        && AnswerSpan.DateIn(evidence.Question, evidence.Concepts, other) is { } second
        && !first.Holds(second) && !second.Holds(first);

    /// <summary>"12 members" and "11 members" differ; "12 members" and "11 districts" do not.</summary>
    private bool FiguresDiffer(Evidence evidence, SentenceHit one, SentenceHit other)
    {
        if (Figure(evidence, one) is not { } first || Figure(evidence, other) is not { } second)
            return false;
        return first.Counted == second.Counted && first.Value != second.Value;
    }

    private (string Value, string Counted)? Figure(Evidence evidence, SentenceHit hit)
    {
        if (spans.In(evidence.Question, evidence.Concepts, hit) is not { } span)
            return null;
        var value = hit.Tokens.Where(token => token.Start >= span.Start && token.End <= span.End).Select(Digits);
        var counted = hit.Tokens.FirstOrDefault(token => token.Start >= span.End && !lexicon.StopWords.Contains(token.Word)).Term;
        return (string.Join(' ', value), evidence.Question.AnswerType == AnswerType.Number ? counted : "");
    }

    private string Digits(Token token) =>
        lexicon.Series("numbers").ToList().IndexOf(token.Word) is >= 0 and var number ? $"{number}" : token.Term;
}
