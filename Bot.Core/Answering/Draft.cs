using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>What a composer would say, before it is checked.</summary>
/// <param name="Confidence">From 0 to 1.</param>
public abstract record Draft(double Confidence)
{
    /// <param name="Difference">In what the claims contradict one another; they stand side by side.</param>
    public sealed record Composed(double Confidence, AnswerLayout Layout, IReadOnlyList<DraftClaim> Claims, Difference Difference = Difference.None) : Draft(Confidence);

    public sealed record Declined(double Confidence, AbstentionReason Reason) : Draft(Confidence);
}

/// <summary>One statement and the sentences of the store it rests on.</summary>
/// <param name="Quote">Whether it gives somebody's exact words.</param>
/// <param name="Lead">What is named before it; null when it speaks for itself.</param>
/// <param name="Dating">What the reader is told about its time.</param>
public sealed record DraftClaim(string Text, IReadOnlyList<SentenceHit> Support, bool Quote, Lead? Lead = null, Dating Dating = Dating.Plain);

/// <summary>What a reader needs to place a statement in time.</summary>
public enum Dating
{
    Plain,

    /// <summary>When it was published: it may have changed since.</summary>
    Published,

    /// <summary>That its date is counted from the publish date.</summary>
    Counted,
}

/// <summary>In what sources contradict one another.</summary>
public enum Difference
{
    None,
    Figures,
    Dates,
}
