using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Names what was asked for first, and then gives the sentence that bears it out.</summary>
public sealed class DirectAnswer(Lexicon lexicon)
{
    // The share of the question, its names aside, that a sentence says before anybody is named out of it.
    private const double SaysWhatIsAsked = 0.6;

    private readonly AnswerSpan spans = new(lexicon);
    private readonly Settlement settlement = new(lexicon);

    public DraftClaim Claim(Evidence evidence, SentenceHit hit)
    {
        var claim = Beside(evidence.Question, hit);
        return evidence.Question.AnswerType switch
        {
            AnswerType.YesNo => settlement.Of(evidence.Question, evidence.Concepts, hit) is { } isSo
                ? claim with { Lead = new Lead.Settled(isSo), Dating = Dating.Published }
                : claim,
            AnswerType.Date => Dated(claim, evidence, hit),
            // To name the wrong person or sum is worse than to name none.
            AnswerType.Person or AnswerType.Number or AnswerType.Money or AnswerType.Duration when hit.Features[Feature.Rest] < SaysWhatIsAsked => claim,
            _ => spans.In(evidence.Question, evidence.Concepts, hit) is { } span ? claim with { Lead = new Lead.Words(span.Of(hit.Text)) } : claim,
        };
    }

    /// <summary>A sentence without anything before it. What is asked for its latest state is told with its date.</summary>
    public static DraftClaim Beside(Question question, SentenceHit hit) => new(
        hit.Text, [hit], Quote: question.AnswerType == AnswerType.Quote, Lead: null, question.AsksForLatest || question.AsOf is not null ? Dating.Published : Dating.Plain);

    private static DraftClaim Dated(DraftClaim claim, Evidence evidence, SentenceHit hit)
    {
        // "The next morning" means nothing without the day on which it was written.
        if (AnswerSpan.DateIn(evidence.Question, evidence.Concepts, hit) is not { } date)
            return hit.Features.AnswerType < 1 ? claim with { Dating = Dating.Published } : claim;
        var dating = date.IsRelative ? Dating.Counted : claim.Dating;
        return claim with { Lead = new Lead.Day(AsPreciseAs(date, evidence.Question)), Dating = dating };
    }

    private static StatedDate AsPreciseAs(StatedDate date, Question question)
    {
        var asked = question.Tokens.Where(token => token.Start >= question.Frame.Start && token.End <= question.Frame.End).Select(token => token.Word).ToList();
        return asked.Exists(word => word is "year" or "years") ? date.To(DatePrecision.Year)
            : asked.Exists(word => word is "month" or "months") ? date.To(DatePrecision.Month)
            : date;
    }
}
