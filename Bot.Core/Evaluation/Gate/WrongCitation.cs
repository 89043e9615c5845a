using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Cites another of the given passages, one that tells a good deal less of what the claim says.</summary>
internal sealed class WrongCitation : Corruption
{
    // Passages on one story share half of their words; one that tells nearly as much of a claim may well support it.
    private const double LeastLost = 0.34;

    public override string Name => "citation of another passage";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim =>
        {
            var words = PlainWords.Content(claim.Text);
            var told = Told(words, claim.Passages.Select(number => given.Passages[number - 1]));
            var others = Enumerable.Range(1, given.Passages.Count).Except(claim.Passages)
                .Where(number => told - Told(words, [given.Passages[number - 1]]) >= LeastLost);
            return Shuffled(others, random) is [var other, ..] ? claim with { Passages = [other] } : null;
        });

    private static double Told(HashSet<string> words, IEnumerable<CitedPassage> passages)
    {
        var said = PlainWords.Content(string.Join(' ', passages.Select(passage => passage.Text)));
        return words.Count == 0 ? 0 : words.Count(said.Contains) / (double)words.Count;
    }
}
