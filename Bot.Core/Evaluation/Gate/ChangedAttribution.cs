using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Makes more, or something else, of what is said of somebody: accused becomes convicted.</summary>
internal sealed class ChangedAttribution : Corruption
{
    private readonly PatternChange change = new("attribution.txt");

    public override string Name => "attribution changed";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim => change.Apply(claim, random));
}
