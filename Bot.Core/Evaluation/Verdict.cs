using Bot.Core.Chat;

namespace Bot.Core.Evaluation;

/// <summary>What one reply is worth.</summary>
/// <param name="Accepted">An accepted string stands in the answer.</param>
/// <param name="RightCitation">The answer cites the articles it must.</param>
/// <param name="SpanHit">Whether a cited passage shows the evidence; null where the question names none.</param>
/// <param name="Sentences">The sentences of the answer; 0 for an abstention.</param>
/// <param name="SupportedCitations">How many of <paramref name="Citations"/> bear out the claim they stand behind.</param>
/// <param name="BrokenQuotes">Quotations that no passage cited for them holds word for word.</param>
public sealed record Verdict(
    EvaluationQuestion Question,
    Exchange Exchange,
    Outcome Outcome,
    bool Accepted,
    bool RightCitation,
    bool? SpanHit,
    int Sentences,
    int CitedSentences,
    int Citations,
    int SupportedCitations,
    int BrokenQuotes)
{
    public bool IsCorrect => Outcome is Outcome.Correct or Outcome.RightlyDeclined;

    /// <summary>Correct, whatever it cites.</summary>
    public bool IsCorrectUncited => IsCorrect || Outcome is Outcome.WrongCitation;

    public bool IsAnswer => Outcome is not (Outcome.RightlyDeclined or Outcome.WronglyDeclined);
}

public enum Outcome
{
    Correct,

    /// <summary>An accepted answer that does not cite what it must.</summary>
    WrongCitation,
    WrongAnswer,
    RightlyDeclined,

    /// <summary>An abstention where the store holds the answer.</summary>
    WronglyDeclined,

    /// <summary>An answer, without any accepted string, where only declining was right.</summary>
    AnsweredInsteadOfDeclined,
}
