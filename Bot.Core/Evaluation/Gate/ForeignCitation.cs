using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Cites a passage that was never given.</summary>
internal sealed class ForeignCitation : Corruption
{
    public override string Name => "citation not given";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            var foreign = random.Next(4) == 0 ? -random.Next(2) : given.Passages.Count + random.Next(1, 5);
            return claim with { Passages = random.Next(3) switch { 0 => [], 1 => [.. claim.Passages, foreign], _ => [foreign] } };
        });
}
