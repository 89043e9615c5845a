using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Passages as a writer is given them, and honest drafts that were written from them.</summary>
/// <param name="Story">What the set is about; sets of one story share their people.</param>
public sealed record GateSet(string Id, string Story, IReadOnlyList<GivenPassage> Passages, IReadOnlyList<WrittenDraft> Drafts)
{
    /// <summary>The whole passages of which a claim cites sentences.</summary>
    internal IReadOnlyList<GivenPassage> CitedBy(WrittenClaim claim) => [.. claim.Sentences.Select(id => id.Passage).Distinct().Select(number => Passages[number - 1])];
}
