using Bot.Core.Articles;
using Bot.Core.Language.Encoder;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim without what stands in one place, beside what it cites: a reader that sees no more than that tells what belongs there.</summary>
/// <param name="place">A half-open range of tokens of the claim.</param>
internal sealed class SlotCloze(Statement statement, TextSpan place)
{
    /// <summary>In characters of the claim.</summary>
    public TextSpan Gap { get; } = statement.Claim.CharactersOf(place);

    /// <summary>Where the cited text has them by name, in its characters.</summary>
    public IReadOnlyList<TextSpan> SpansOf(IEnumerable<Filler> fillers) =>
        [.. fillers.SelectMany(filler => filler.Mentions).Where(mention => mention.Certainty >= 1).Select(statement.CitedText.SpanOf).OfType<TextSpan>()];

    /// <returns>The logarithm of the likelihood of each; what the text has nowhere by name is as likely as any other.</returns>
    public IReadOnlyDictionary<Filler, double> LikelihoodOf(IReadOnlyList<Filler> fillers, ClozeReader reader)
    {
        var places = fillers.SelectMany(filler => SpansOf([filler]).Select(span => (Filler: filler, Span: span))).ToList();
        var scores = reader.Score(statement.CitedText.Text, [.. places.Select(place => place.Span)], statement.Claim.Text, Gap);
        var weights = places.Zip(scores).Where(one => one.Second is not null)
            .GroupBy(one => one.First.Filler, one => Math.Exp(one.Second!.Value)).ToDictionary(own => own.Key, own => own.Sum());
        var all = weights.Values.Sum();
        return fillers.ToDictionary(filler => filler, filler => weights.TryGetValue(filler, out var weight) ? Math.Log(weight / all) : -Math.Log(fillers.Count));
    }
}
