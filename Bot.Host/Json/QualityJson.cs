using Bot.Core.Answering;
using Bot.Core.Evaluation;

namespace Bot.Host.Json;

/// <summary>The quality table as other programs read it.</summary>
internal sealed record QualityJson(Quality Overall, IReadOnlyList<Quality> Kinds, IReadOnlyList<WrongJson> Wrong)
{
    public static QualityJson From(QualityReport report) => new(report.Overall, report.Kinds, [.. report.Wrong.Select(WrongJson.From)]);
}

/// <param name="Got">The reply's text.</param>
internal sealed record WrongJson(
    string Id,
    string Kind,
    string Outcome,
    string Question,
    IReadOnlyList<string> History,
    string? Expected,
    IReadOnlyList<string> MustCite,
    string? Reason,
    string Got,
    IReadOnlyList<string> Cited,
    double Confidence)
{
    public static WrongJson From(Verdict verdict)
    {
        var (question, reply) = (verdict.Question, verdict.Exchange.Reply);
        return new WrongJson(
            question.Id,
            question.Kind,
            OutcomeName.Of(verdict.Outcome),
            question.Question,
            question.History,
            question.Answer,
            question.MustCite,
            reply is Reply.Abstention abstention ? ReasonName.Of(abstention.Reason) : null,
            reply.Text,
            reply is Reply.Answer answer ? [.. answer.Citations.Select(citation => citation.Article.Value)] : [],
            Math.Round(reply.Confidence, 2));
    }
}

internal static class OutcomeName
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Correct => "correct",
        Outcome.WrongCitation => "wrong_citation",
        Outcome.WrongAnswer => "wrong_answer",
        Outcome.RightlyDeclined => "rightly_declined",
        Outcome.WronglyDeclined => "wrongly_declined",
        Outcome.AnsweredInsteadOfDeclined => "answered_instead_of_declined",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
