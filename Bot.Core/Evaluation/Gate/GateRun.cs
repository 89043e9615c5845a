using System.Security.Cryptography;
using System.Text;
using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Holds honest drafts and their corruptions against the gate.</summary>
/// <param name="borrowed">What a draft that passes has to pass as well before it is sent; it is counted by itself.</param>
public sealed class GateRun(DraftGate gate, BorrowedWords borrowed)
{
    /// <summary>What the drafts without a fault are called.</summary>
    public const string Honest = "honest";

    /// <param name="part">What the sets are called in the report.</param>
    public GatePart Run(string part, IReadOnlyList<GateSet> sets) => Run(part, sets, new GateStories(sets));

    /// <param name="part">What the sets are called in the report.</param>
    /// <param name="sets">What is held against the gate.</param>
    /// <param name="stories">Where lies are taken from.</param>
    public GatePart Run(string part, IReadOnlyList<GateSet> sets, GateStories stories)
    {
        var trials = sets.SelectMany(set => set.Drafts.Select((draft, i) => (Set: set, Index: i, Draft: draft))).AsParallel().AsOrdered().Select(item =>
        {
            var honest = Try(item.Set, item.Draft, item.Draft);
            // What is refused without any fault would be refused with one, and tells nothing of the fault.
            return (Honest: honest, Corrupted: Corruption.All
                .Select(corruption => honest.IsRefused ? null : corruption.Apply(item.Set, item.Draft, stories, Seeded(corruption, item.Set, item.Index)))
                .Select(corrupted => corrupted is null ? null : Try(item.Set, item.Draft, corrupted)).ToList());
        }).ToList();
        var kinds = Corruption.All.Select((corruption, i) => new GateKind(corruption.Name, [.. trials.Select(trial => trial.Corrupted[i]).OfType<GateTrial>()])).ToList();
        return new GatePart(part, new GateKind(Honest, [.. trials.Select(trial => trial.Honest)]), kinds)
        {
            OwnWords = trials.Count(trial => !trial.Honest.IsRefused && trial.Honest.Draft.Claims.Any(claim => borrowed.ForeignIn(claim.Text, claim.Cited(trial.Honest.Set.Passages)).Count > 0)),
        };
    }

    private GateTrial Try(GateSet set, WrittenDraft honest, WrittenDraft draft) => new(set, honest, draft, gate.Check(draft, set.Passages));

    /// <summary>The same fault on every run and machine, whatever else the corpus holds.</summary>
    private static Random Seeded(Corruption corruption, GateSet set, int draft) =>
        new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{corruption.Name}/{set.Id}/{draft}"))));
}

/// <summary>What the gate made of one part of the corpus.</summary>
public sealed record GatePart(string Name, GateKind Honest, IReadOnlyList<GateKind> Corruptions)
{
    /// <summary>How many of the honest drafts that pass use words that their sentences do not have, and would be sent back for them.</summary>
    public int OwnWords { get; init; }
}

/// <summary>The drafts of one kind.</summary>
public sealed record GateKind(string Name, IReadOnlyList<GateTrial> Trials)
{
    /// <summary>Null where there are no drafts of the kind.</summary>
    public double? Refused => Trials.Count == 0 ? null : Trials.Count(trial => trial.IsRefused) / (double)Trials.Count;

    /// <summary>How many drafts each kind of violation was found in, the most frequent first.</summary>
    public IReadOnlyList<(ViolationKind Kind, int Drafts)> Violations =>
    [
        .. Trials.SelectMany(trial => trial.Violations.Select(violation => violation.Violation.Kind).Distinct())
            .GroupBy(kind => kind)
            .Select(group => (group.Key, group.Count()))
            .OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key),
    ];
}

/// <summary>One draft and what was found wrong with it.</summary>
/// <param name="Honest">What it was made of.</param>
public sealed record GateTrial(GateSet Set, WrittenDraft Honest, WrittenDraft Draft, IReadOnlyList<DraftViolation> Violations)
{
    public bool IsRefused => Violations.Count > 0;
}
