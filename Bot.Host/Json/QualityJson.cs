using Bot.Core.Answering;
using Bot.Core.Evaluation;

namespace Bot.Host.Json;

/// <summary>The tables of an evaluation as other programs read them.</summary>
internal sealed record QualityJson(
    Quality Overall,
    IReadOnlyList<Quality> Kinds,
    IReadOnlyList<Share> Shares,
    RiskCoverage RiskCoverage,
    double? RefusalAuroc,
    double Threshold,
    Reliability Reliability,
    IReadOnlyDictionary<string, int> Losses,
    IReadOnlyList<SystemQuality> Baselines,
    IReadOnlyList<WrongJson> Wrong)
{
    public static QualityJson From(QualityReport report) => new(
        report.Bot.Overall,
        report.Kinds,
        report.Bot.Shares,
        report.Bot.RiskCoverage,
        report.Bot.RefusalAuroc,
        report.Threshold,
        report.Reliability,
        report.Losses.ToDictionary(loss => LossName.Of(loss.Loss), loss => loss.Replies),
        report.Baselines,
        [.. report.Wrong.Select(WrongJson.From)]);
}

/// <param name="Got">The reply's text.</param>
/// <param name="Loss">The stage at which the reply went wrong.</param>
internal sealed record WrongJson(
    string Id,
    string Kind,
    string Outcome,
    string? Loss,
    string Question,
    IReadOnlyList<string> History,
    string? Expected,
    IReadOnlyList<string> MustCite,
    string? Reason,
    string Got,
    IReadOnlyList<string> Cited,
    double Confidence)
{
    public static WrongJson From(Trial trial)
    {
        var verdict = trial.Verdict;
        var (question, reply) = (verdict.Question, verdict.Exchange.Reply);
        return new WrongJson(
            question.Id,
            question.Kind,
            OutcomeName.Of(verdict.Outcome),
            trial.Loss is { } loss ? LossName.Of(loss) : null,
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

internal static class LossName
{
    public static string Of(Loss loss) => loss switch
    {
        Loss.Retrieval => "retrieval",
        Loss.Ranking => "ranking",
        Loss.Choice => "choice",
        Loss.Refusal => "refusal",
        Loss.Wording => "wording",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
