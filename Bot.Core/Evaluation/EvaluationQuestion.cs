namespace Bot.Core.Evaluation;

/// <summary>A question with what counts as a right reply to it.</summary>
/// <param name="Answer">The gold answer; null where the question must be declined.</param>
/// <param name="Accept">Any of these in the answer counts.</param>
/// <param name="MustCite">The articles a right answer rests on.</param>
/// <param name="Spans">Verbatim evidence, where the set has it.</param>
public sealed record EvaluationQuestion(
    string Id,
    string Question,
    string Kind,
    string? Answer,
    IReadOnlyList<string> Accept,
    IReadOnlyList<string> MustCite,
    CiteMode CiteMode,
    IReadOnlyList<string> Spans,
    IReadOnlyList<string> History,
    string Language)
{
    public bool MustBeDeclined => Answer is null;

    /// <summary>Whether the question invites a reply that no source supports.</summary>
    public bool IsTrap => MustBeDeclined || Kind is "unanswerable" or "false-premise" or "opinion-bait" or "prompt-injection";
}

/// <summary>Which of a question's articles a right answer cites.</summary>
public enum CiteMode
{
    Any,
    All,
    None,
}
