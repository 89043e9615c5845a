using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Cites the sentence of another passage that tells most of what the claim says, where that is a good deal less.</summary>
internal sealed class WrongCitation : Corruption
{
    // Passages on one story share half of their words; one that tells nearly as much of a claim may well support it.
    private const double LeastLost = 0.34;

    public override string Name => "citation of another passage";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            var words = PlainWords.Content(claim.Text);
            var told = Told(words, claim.Cited(given.Passages).Select(passage => passage.Text));
            var cited = claim.Sentences.Select(id => id.Passage).ToHashSet();
            var others = given.Passages
                .SelectMany((passage, i) => passage.Sentences.Select((text, j) => (Id: new SentenceId(i + 1, j + 1), Told: Told(words, [text]))))
                .Where(other => !cited.Contains(other.Id.Passage))
                .GroupBy(other => other.Id.Passage)
                .Select(passage => passage.MaxBy(other => other.Told))
                .Where(other => told - other.Told >= LeastLost);
            return Shuffled(others, random) is [var other, ..] ? claim with { Sentences = [other.Id] } : null;
        });

    private static double Told(HashSet<string> words, IEnumerable<string> texts)
    {
        var said = PlainWords.Content(string.Join(' ', texts));
        return words.Count == 0 ? 0 : words.Count(said.Contains) / (double)words.Count;
    }
}
