using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>What a composer would say, before it is checked.</summary>
/// <param name="Confidence">From 0 to 1.</param>
public abstract record Draft(double Confidence)
{
    public sealed record Composed(double Confidence, AnswerLayout Layout, IReadOnlyList<DraftClaim> Claims) : Draft(Confidence);

    public sealed record Declined(double Confidence, AbstentionReason Reason) : Draft(Confidence);
}

/// <summary>One statement and the sentences of the store it rests on.</summary>
/// <param name="Quote">Whether it gives somebody's exact words.</param>
public sealed record DraftClaim(string Text, IReadOnlyList<SentenceHit> Support, bool Quote);
