using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Articles;
using Bot.Core.Evaluation.Gate;
using Bot.Core.Language;

namespace Bot.Training.Encoder;

/// <summary>A claim beside what it cites, and what of its words is told there after somebody, and what is denied.</summary>
/// <param name="Silent">What of the claim is not read, in characters.</param>
public sealed record FactualityExample(string Story, string Text, string Claim, IReadOnlyList<TextSpan> Silent, IReadOnlyList<FactualityWord> Words)
{
    // Each puts a denial somewhere else, or takes away another.
    private const int Seeds = 3;

    // So many sentences that it does not need stand beside every second claim: a model may cite more than it has to.
    private const int Needless = 2;

    private static readonly string[] Telling = ["tells", "speech", "supposed", "hedge", "account", "finds"];

    private static readonly Corruption Dropped = Corruption.All.Single(corruption => corruption.Name == "attribution dropped");

    private static readonly Corruption Flipped = Corruption.All.Single(corruption => corruption.Name == "negation flipped");

    /// <summary>
    /// Of each honest claim one as it stands, one without who says it, and some with a denial more or less: what their
    /// sentences tell and deny is the same, so that nothing can be learned from how the claim is put.
    /// </summary>
    public static IEnumerable<FactualityExample> Of(GateSet set, GateStories stories) =>
        set.Drafts.SelectMany(draft => draft.Claims).Where(claim => claim.Sentences.Count > 0).SelectMany((claim, i) => Of(set, claim, i % 2 == 0 ? claim : WithNeedless(set, claim, new Random(i)), stories));

    private static IEnumerable<FactualityExample> Of(GateSet set, WrittenClaim claim, WrittenClaim citing, GateStories stories)
    {
        IReadOnlyList<ReadPassage> cited = [.. citing.Cited(set.Passages).Select(passage => new ReadPassage(passage, Lexicon.English))];
        var honest = Read(claim);
        var examples = new List<FactualityExample> { Of(set.Story, honest, honest, Tells(honest) ? null : false) };
        examples.AddRange(Corrupted(Dropped, 0).Select(bare => Of(set.Story, honest, bare, isTold: true)));
        examples.AddRange(Enumerable.Range(0, Seeds).SelectMany(seed => Corrupted(Flipped, seed)).Select(flipped => Of(set.Story, honest, flipped, isTold: null)));
        return examples.DistinctBy(example => example.Heard);

        Statement Read(WrittenClaim written) => new(QuotedText.Normalise(written.Text), cited, [], Lexicon.English);

        IEnumerable<Statement> Corrupted(Corruption corruption, int seed) =>
            corruption.Apply(set, new WrittenDraft([claim]), stories, new Random(seed)) is { } draft ? [Read(draft.Claims[0])] : [];
    }

    private static WrittenClaim WithNeedless(GateSet set, WrittenClaim claim, Random random)
    {
        var others = claim.Sentences.Select(id => id.Passage).Distinct().SelectMany(passage => Enumerable.Range(1, set.Passages[passage - 1].Sentences.Count).Select(sentence => new SentenceId(passage, sentence))).Except(claim.Sentences).ToArray();
        random.Shuffle(others);
        return claim with { Sentences = [.. claim.Sentences, .. others.Take(Needless)] };
    }

    private static FactualityExample Of(string story, Statement honest, Statement written, bool? isTold)
    {
        var words = new List<FactualityWord>();
        foreach (var (own, other) in Shared(honest.Claim, written.Claim).Where(pair => SilentDenials.IsWeighed(written, pair.Other)))
            words.Add(new FactualityWord(written.Claim.Tokens[other].Span, isTold, honest.Claim.Reach.IsDenied(own)));

        return new FactualityExample(story, honest.CitedText.Text, written.Claim.Text, SilentDenials.Of(written), words);
    }

    private static bool Tells(Statement statement) => Enumerable.Range(0, statement.Claim.Tokens.Count).Any(i =>
        !statement.Claim.IsQuoted[i] && (Telling.Any(cue => statement.IsCue(cue, statement.Claim.Word(i))) || statement.Claim.Word(i) is "according" or "per"));

    /// <summary>What is read of the claim.</summary>
    private string Heard => string.Join(' ', string.Concat(Claim.Where((_, i) => !Silent.Any(span => span.Start <= i && i < span.End))).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words that two texts have in common at their beginnings and ends; where one is a part of the other, all of it.</summary>
    private static IEnumerable<(int Own, int Other)> Shared(ReadText text, ReadText other)
    {
        var less = text.Tokens.Count - other.Tokens.Count;
        for (var skipped = 0; skipped <= less; skipped++)
        {
            if (Enumerable.Range(0, other.Tokens.Count).All(i => text.Word(skipped + i) == other.Word(i)))
                return Enumerable.Range(0, other.Tokens.Count).Select(i => (skipped + i, i));
        }

        var (begin, end) = (0, text.Tokens.Count);
        while (begin < Math.Min(end, other.Tokens.Count) && text.Word(begin) == other.Word(begin))
            begin++;
        while (end > begin && end - less > begin && text.Word(end - 1) == other.Word(end - less - 1))
            end--;
        return Enumerable.Range(0, begin).Select(i => (i, i)).Concat(Enumerable.Range(end, text.Tokens.Count - end).Select(i => (i, i - less)));
    }
}

/// <summary>What is known of a word of a claim; null for what is not known.</summary>
/// <param name="Span">In characters of the claim.</param>
/// <param name="IsTold">Whether what it cites tells it after somebody.</param>
/// <param name="IsDenied">Whether what it cites denies it.</param>
public sealed record FactualityWord(TextSpan Span, bool? IsTold, bool? IsDenied);
