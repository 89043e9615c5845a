using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What of a claim is told, or denied, in its sentences and not in the claim, or the other way round, by a reader that did not see the claim's denials.</summary>
internal static class FactualitySigns
{
    // In logits, where no word can be asked of.
    private const double Never = -8;

    // How far around a word that takes something back nothing is surely denied or not, in words.
    private const int Around = 4;

    public static IReadOnlyList<string> OfTelling { get; } = ["ReadTold", "ReadToldMost", "ReadToldLeast", "ReadToldHead"];

    public static IReadOnlyList<string> OfDenying { get; } = ["ReadDenied", "ReadDeniedMost", "ReadDeniedHead", "ReadAsserted", "ReadAssertedMost", "ReadAssertedHead", "ReadTurned", "ReadDeniedNear", "ReadAssertedRest"];

    /// <summary>All of them; none tells for the claim when it is greater.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfTelling, .. OfDenying];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence)
    {
        var (claim, own) = (statement.Claim, statement.Claim.Reach);
        List<double> told = [], toldHeads = [], denied = [], deniedHeads = [], asserted = [], assertedHeads = [], near = [], rest = [];
        var weak = Enumerable.Range(sentence.Start, sentence.Length).Where(i => NegationSigns.IsNegative(statement, claim.Word(i)) && !statement.IsCited(claim.Word(i))).ToList();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (statement.FactualityOf(i) is not { } read)
                continue;
            var isHead = claim.Grammar.ClauseOf(i) == i;
            // What is told is what hangs on "argued", not that it was argued.
            if (!own.IsTold[i] && !statement.IsCue("speech", claim.Word(i)) && !statement.IsCue("tells", claim.Word(i)))
                Add(told, toldHeads, read.Told);
            // "Unknown" may be what its sentences say is not known.
            if (own.IsDenied(i) is { } isDenied && (isDenied || !weak.Exists(at => Math.Abs(at - i) <= Around)))
                Add(isDenied ? asserted : denied, isDenied ? assertedHeads : deniedHeads, isDenied ? -read.Denied : read.Denied);
            else if (own.Denials[i] % 2 == 1)
                rest.Add(-read.Denied);
            else
                near.Add(read.Denied);

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
        yield return Most(near);
        yield return Most(rest);

        static double Mean(List<double> values) => values.Count == 0 ? Never : values.Average();
        static double Most(List<double> values) => values.Count == 0 ? Never : values.Max();
    }
}
