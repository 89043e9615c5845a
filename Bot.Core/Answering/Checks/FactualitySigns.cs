using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What of a claim is told, or denied, in its sentences and not in the claim, or the other way round, by a reader that did not see the claim's denials.</summary>
internal static class FactualitySigns
{
    // In logits, where no word can be asked of.
    private const double Never = -8;

    public static IReadOnlyList<string> OfTelling { get; } = ["ReadTold", "ReadToldMost", "ReadToldLeast", "ReadToldHead"];

    public static IReadOnlyList<string> OfDenying { get; } = ["ReadDenied", "ReadDeniedMost", "ReadDeniedHead", "ReadAsserted", "ReadAssertedMost", "ReadAssertedHead", "ReadTurned"];

    public static IReadOnlyList<string> Names { get; } = [.. OfTelling, .. OfDenying];

    /// <summary>Those that never tell for the claim when they are greater.</summary>
    public static IReadOnlySet<string> Falling { get; } = Names.ToHashSet();

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence)
    {
        var (claim, own) = (statement.Claim, statement.Claim.Reach);
        List<double> told = [], toldHeads = [], denied = [], deniedHeads = [], asserted = [], assertedHeads = [];
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (statement.FactualityOf(i) is not { } read)
                continue;
            var isHead = claim.Grammar.ClauseOf(i) == i;
            if (!own.IsTold[i])
                Add(told, toldHeads, read.Told);
            if (own.Denials[i] % 2 == 1)
                Add(asserted, assertedHeads, -read.Denied);
            else
                Add(denied, deniedHeads, read.Denied);

            void Add(List<double> words, List<double> heads, double value)
            {
                words.Add(value);
                if (isHead)
                    heads.Add(value);
            }
        }

        yield return Mean(told);
        yield return Most(told);
        yield return told.Count == 0 ? Never : told.Min();
        yield return Most(toldHeads);
        yield return Mean(denied);
        yield return Most(denied);
        yield return Most(deniedHeads);
        yield return Mean(asserted);
        yield return Most(asserted);
        yield return Most(assertedHeads);
        yield return Math.Min(8, denied.Concat(asserted).Count(value => value > 0));

        static double Mean(List<double> values) => values.Count == 0 ? Never : values.Average();
        static double Most(List<double> values) => values.Count == 0 ? Never : values.Max();
    }
}
