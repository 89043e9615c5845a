using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>How much a claim and its sentences deny, in all: what tells a turned claim where no single denial has a pair.</summary>
internal static class NegationSigns
{
    private const double SameWord = 0.84;

    public static IReadOnlyList<string> Names { get; } =
    [
        "Denials", "Negatives", "DenialsInSource", "NegativesInSource", "DenialsInTwo", "NegativesInTwo", "DenialsInAll",
        "DeniedBoth", "DeniedHereOnly", "DeniedThereOnly", "AssertedBoth", "Weakly", "WeaklyInSource", "DenialsMore", "NegativesMore",
        "NoAnswer", "Never", "Emphatic",
    ];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        double InSources(int most, Func<Statement, ReadText, TextSpan, double> count) => sources.Take(most).Sum(source => count(statement, source.Passage.Body, source.Sentence));
        var (denials, negatives) = (Denials(statement, claim, sentence), Negatives(statement, claim, sentence));
        var (denialsInSource, negativesInSource) = (InSources(1, Denials), InSources(1, Negatives));
        yield return denials;
        yield return negatives;
        yield return denialsInSource;
        yield return negativesInSource;
        yield return InSources(2, Denials);
        yield return InSources(2, Negatives);
        yield return Math.Min(5, InSources(int.MaxValue, Denials));
        foreach (var value in Agreement(statement, sentence, sources))
            yield return value;
        yield return Weak(statement, claim, sentence);
        yield return InSources(1, Weak);
        yield return denials - denialsInSource;
        yield return denials + negatives - denialsInSource - negativesInSource;
        yield return claim.Word(sentence.Start) is "no" or "not" ? 1 : 0;
        yield return Enumerable.Range(sentence.Start, sentence.Length).Any(i => claim.Word(i) is "never") ? 1 : 0;
        yield return Enumerable.Range(sentence.Start, sentence.Length).Any(i => IsEmphatic(claim, i)) ? 1 : 0;
    }

    /// <summary>"It did say": what is left of "did not say".</summary>
    private static bool IsEmphatic(ReadText claim, int i) =>
        claim.Word(i) is "did" or "does" or "do" && i + 1 < claim.Tokens.Count && claim.IsContent(i + 1) && !claim.IsCapital(i + 1) && claim.Between(i) is " ";

    /// <summary>How many words are denied in both, in one of them, in neither; in the sentences that say most of the claim.</summary>
    private static double[] Agreement(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        double both = 0, here = 0, there = 0, neither = 0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var isDenied = statement.ClaimPolarity[i] % 2 == 1;
            double asDenied = 0, asOpen = 0;
            foreach (var source in sources.Take(2))
            {
                var polarity = statement.PolarityOf(source.Passage);
                foreach (var (place, value) in statement.LikenessesIn(source.Passage)[i])
                {
                    if (!source.Holds(place) || value < SameWord || source.Passage.Body.IsCapital(place))
                        continue;
                    if (polarity[place] % 2 == 1)
                        asDenied = Math.Max(asDenied, value);
                    else
                        asOpen = Math.Max(asOpen, value);
                }
            }

            if (isDenied && asDenied > 0)
                both++;
            else if (isDenied && asOpen > 0)
                here++;
            else if (!isDenied && asDenied > 0 && asOpen == 0)
                there++;
            else if (asOpen > 0)
                neither++;
        }

        return [Math.Min(both, 4), Math.Min(here, 4), Math.Min(there, 4), Math.Min(neither, 6)];
    }

    private static double Denials(Statement statement, ReadText text, TextSpan sentence) =>
        Math.Min(3, Enumerable.Range(sentence.Start, sentence.Length).Count(i => !text.IsQuoted[i] && Polarity.IsDenial(statement.Lexicon, text, i, out _)));

    private static double Negatives(Statement statement, ReadText text, TextSpan sentence) =>
        Math.Min(4, Enumerable.Range(sentence.Start, sentence.Length).Count(i => text.Word(i) is "no" || IsNegative(statement, text.Word(i))));

    /// <summary>Whether a word takes something back, however weakly.</summary>
    public static bool IsNegative(Statement statement, string word) => statement.IsCue("negative", word) || (word.Length > 5 && word.StartsWith("un", StringComparison.Ordinal));

    private static double Weak(Statement statement, ReadText text, TextSpan span) => Math.Min(3, Enumerable.Range(span.Start, span.Length).Count(i => statement.IsCue("weakly", text.Word(i))));
}
