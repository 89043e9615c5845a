using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Says that something was not where it was, or the other way round.</summary>
internal sealed class FlippedNegation : Corruption
{
    private readonly PatternChange added = new("negation-added.txt");
    private readonly PatternChange removed = new("negation-removed.txt");

    public override string Name => "negation flipped";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim => removed.Apply(claim, random)) ?? InOneClaim(draft, random, claim => added.Apply(claim, random));
}
