using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What of a claim is told, or denied, in its sentences and not in the claim, or the other way round, by the grammar of both.</summary>
internal static class ReachSigns
{
    private const double SameWord = 0.7;

    public static IReadOnlyList<string> OfTelling { get; } = ["TreeLost", "TreeLostShare", "TreeHeadLost", "TreeOpen", "TreeToldBoth"];

    public static IReadOnlyList<string> OfDenying { get; } = ["TreeFlipped", "TreeFlippedShare", "TreeHeadFlipped", "TreeDeniedBoth", "TreeAdded"];

    public static IReadOnlyList<string> Names { get; } = [.. OfTelling, .. OfDenying];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, Retelling retelling)
    {
        var claim = statement.Claim;
        var own = claim.Reach;
        double lost = 0, open = 0, both = 0, flipped = 0, added = 0, deniedBoth = 0, all = 0, verbs = 0;
        var (headLost, headFlipped) = (0.0, 0.0);
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!claim.IsContent(i) || claim.IsCapital(i) || retelling[i] is not { } aligned)
                continue;
            var reach = aligned.Passage.Body.Reach;
            var isTold = reach.IsTold[aligned.Place] && !statement.Cited.Any(passage => statement.LikenessesIn(passage)[i].Any(like => like.Value >= aligned.Likeness && !passage.Body.Reach.IsTold[like.Place]));
            all += aligned.Likeness;
            lost += isTold && !own.IsTold[i] ? aligned.Likeness : 0;
            both += isTold && own.IsTold[i] ? aligned.Likeness : 0;
            open += isTold ? 0 : aligned.Likeness;
            var isHead = claim.Grammar.ClauseOf(i) == i;
            if (isHead && isTold && !own.IsTold[i])
                headLost = Math.Max(headLost, aligned.Likeness);
            if (aligned.Likeness < SameWord)
                continue;
            verbs += aligned.Likeness;
            var (denied, there) = (own.Denials[i] % 2, reach.Denials[aligned.Place] % 2);
            flipped += denied < there ? aligned.Likeness : 0;
            added += denied > there ? aligned.Likeness : 0;
            deniedBoth += denied == 1 && there == 1 ? aligned.Likeness : 0;
            if (isHead && denied != there)
                headFlipped = 1;
        }

        yield return Math.Min(lost, 8);
        yield return all == 0 ? 0 : lost / all;
        yield return headLost;
        yield return Math.Min(open, 8);
        yield return Math.Min(both, 8);
        yield return Math.Min(flipped, 6);
        yield return verbs == 0 ? 0 : (flipped + added) / verbs;
        yield return headFlipped;
        yield return Math.Min(deniedBoth, 6);
        yield return Math.Min(added, 6);
    }
}
