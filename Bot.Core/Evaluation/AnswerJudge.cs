using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Core.Evaluation;

/// <summary>Holds a reply against what its question set expects.</summary>
public sealed class AnswerJudge(ClaimSupport supports)
{
    public Verdict Judge(EvaluationQuestion question, Exchange exchange) =>
        exchange.Reply is Reply.Answer answer ? JudgeAnswer(question, exchange, answer) : JudgeAbstention(question, exchange);

    private static Verdict JudgeAbstention(EvaluationQuestion question, Exchange exchange) => new(
        question,
        exchange,
        question.MustBeDeclined ? Outcome.RightlyDeclined : Outcome.WronglyDeclined,
        Accepted: false,
        RightCitation: false,
        SpanHit: question.Spans.Count > 0 ? false : null,
        Sentences: 0,
        CitedSentences: 0,
        Citations: 0,
        SupportedCitations: 0,
        BrokenQuotes: 0);

    private Verdict JudgeAnswer(EvaluationQuestion question, Exchange exchange, Reply.Answer answer)
    {
        var text = FoldedText.Fold(string.Join(' ', answer.Claims.Select(claim => claim.Words)));
        var accepted = question.Accept.Any(phrase => FoldedText.Contains(text, phrase));
        var rightCitation = CitesWhatItMust(question, answer);
        var byNumber = answer.Citations.ToDictionary(citation => citation.Number);
        var links = answer.Claims
            .SelectMany(claim => claim.Citations.Select(number => (Claim: claim, Citation: byNumber.GetValueOrDefault(number))))
            .ToList();
        return new Verdict(
            question,
            exchange,
            OutcomeOf(question, accepted, rightCitation),
            accepted,
            rightCitation,
            question.Spans.Count == 0 ? null : answer.Citations.Any(citation => question.Spans.Any(span => SpanMatch.IsHit(citation.Passage, span))),
            answer.Claims.Count,
            answer.Claims.Count(claim => claim.Citations.Count > 0),
            links.Count,
            links.Count(link => link.Citation is { } citation && supports(link.Claim, citation)),
            answer.Claims.Sum(claim => BrokenQuotes(claim, byNumber)));
    }

    private static Outcome OutcomeOf(EvaluationQuestion question, bool accepted, bool rightCitation) => (accepted, question) switch
    {
        (true, { MustBeDeclined: true }) => Outcome.Correct,
        (true, _) => rightCitation ? Outcome.Correct : Outcome.WrongCitation,
        (false, { IsTrap: true }) => Outcome.AnsweredInsteadOfDeclined,
        (false, _) => Outcome.WrongAnswer,
    };

    private static bool CitesWhatItMust(EvaluationQuestion question, Reply.Answer answer)
    {
        if (question.CiteMode == CiteMode.None || question.MustCite.Count == 0)
            return true;
        var cited = answer.Citations.Select(citation => citation.Article.Value).ToHashSet(StringComparer.Ordinal);
        return question.CiteMode == CiteMode.All ? question.MustCite.All(cited.Contains) : question.MustCite.Any(cited.Contains);
    }

    private static int BrokenQuotes(Claim claim, Dictionary<int, Citation> citations) =>
        QuotedText.In(claim.Text).Count(words => !claim.Citations.Any(number =>
            citations.TryGetValue(number, out var citation) && QuotedText.IsVerbatim(words, citation.Passage)));
}
