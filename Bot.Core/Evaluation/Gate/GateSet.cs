using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Passages as a writer is given them, and honest drafts that were written from them.</summary>
/// <param name="Story">What the set is about; sets of one story share their people.</param>
public sealed record GateSet(string Id, string Story, IReadOnlyList<CitedPassage> Passages, IReadOnlyList<WrittenDraft> Drafts);
