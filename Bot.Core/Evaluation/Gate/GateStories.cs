namespace Bot.Core.Evaluation.Gate;

/// <summary>All sets of a corpus by their story: where a lie finds the names and sentences of others.</summary>
public sealed class GateStories(IReadOnlyList<GateSet> sets)
{
    public IReadOnlyList<GateSet> Others(GateSet set) => [.. sets.Where(other => other.Story != set.Story)];

    public IReadOnlyList<GateSet> Siblings(GateSet set) => [.. sets.Where(other => other.Story == set.Story && other.Id != set.Id)];
}
