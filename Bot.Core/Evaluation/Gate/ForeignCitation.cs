using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Cites a sentence that was never given.</summary>
internal sealed class ForeignCitation : Corruption
{
    public override string Name => "citation not given";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            var cited = claim.Sentences[0].Passage;
            var foreign = random.Next(3) switch
            {
                0 => new SentenceId(given.Passages.Count + random.Next(1, 5), 1),
                1 => new SentenceId(cited, given.Passages[cited - 1].Sentences.Count + random.Next(1, 5)),
                _ => new SentenceId(cited, 0),
            };
            return claim with { Sentences = random.Next(3) switch { 0 => [], 1 => [.. claim.Sentences, foreign], _ => [foreign] } };
        });
}
