namespace Bot.Core.Evaluation;

/// <summary>What came of one question when declining for want of confidence was not allowed.</summary>
/// <param name="Confidence">Higher is surer; null where no threshold would have brought an answer.</param>
/// <param name="IsRight">Whether the answer was right, its citation included.</param>
public sealed record Attempt(bool IsAnswerable, double? Confidence, bool IsRight)
{
    public static Attempt Of(Verdict verdict) => new(
        !verdict.Question.MustBeDeclined,
        verdict.IsAnswer ? verdict.Exchange.Reply.Confidence : null,
        verdict.Outcome is Outcome.Correct);
}
