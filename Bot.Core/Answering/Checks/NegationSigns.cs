using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What tells whether a claim denies what its passages assert, or asserts what they deny.</summary>
internal static class NegationSigns
{
    private const double SameWord = 0.84;

    public static IReadOnlyList<string> Names { get; } =
    [
        "Denials", "Negatives", "DenialsInSource", "NegativesInSource", "DenialsInTwo", "NegativesInTwo", "DenialsInAll", "DeniedBoth", "DeniedHereOnly", "DeniedThereOnly", "AssertedBoth",
        "DeniedLike", "DeniedLikeOpen", "HeadLike", "HeadLikeOpen", "SourceHead", "SourceHeadDenied",
        "Weakly", "WeaklyInSource", "DenialsMore", "NegativesMore", "BackedLeast", "OpposedMost", "LostLeast", "LostMost", "HeadFit", "HeadPlace", "ScopeSaid", "ScopeWords", "ScopeSaidNext", "NoAnswer", "Never", "Emphatic",
    ];

    public static IEnumerable<double> Of(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        var denied = statement.ClaimPolarity;
        yield return Denials(statement, claim, sentence);
        yield return Negatives(statement, claim, sentence);
        yield return sources.Take(1).Sum(source => Denials(statement, source.Passage.Body, source.Sentence));
        yield return sources.Take(1).Sum(source => Negatives(statement, source.Passage.Body, source.Sentence));
        yield return sources.Take(2).Sum(source => Denials(statement, source.Passage.Body, source.Sentence));
        yield return sources.Take(2).Sum(source => Negatives(statement, source.Passage.Body, source.Sentence));
        yield return Math.Min(5, sources.Sum(source => Denials(statement, source.Passage.Body, source.Sentence)));
        foreach (var value in Agreement(statement, sentence, sources))
            yield return value;
        foreach (var value in Likenesses(statement, sentence, denied))
            yield return value;
        foreach (var value in SourceHeads(statement, sentence, sources, denied))
            yield return value;
        foreach (var value in Differences(statement, sentence, sources))
            yield return value;
        yield return claim.Word(sentence.Start) is "no" or "not" ? 1 : 0;
        yield return Enumerable.Range(sentence.Start, sentence.Length).Any(i => claim.Word(i) is "never") ? 1 : 0;
        yield return Enumerable.Range(sentence.Start, sentence.Length).Any(i => claim.Word(i) is "did" or "does" or "do" && claim.IsContent(i + 1 < claim.Tokens.Count ? i + 1 : i) && i + 1 < claim.Tokens.Count && !claim.IsCapital(i + 1) && claim.Between(i) is " ") ? 1 : 0;
    }

    private static double[] Differences(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        double Weak(ReadText text, TextSpan span) => Math.Min(3, Enumerable.Range(span.Start, span.Length).Count(i => statement.IsCue("weakly", text.Word(i))));
        var (here, there) = (Denials(statement, claim, sentence), sources.Take(1).Sum(source => Denials(statement, source.Passage.Body, source.Sentence)));
        var (hereAll, thereAll) = (here + Negatives(statement, claim, sentence), there + sources.Take(1).Sum(source => Negatives(statement, source.Passage.Body, source.Sentence)));
        var (backed, opposed, fit, place) = Backing(statement, sentence, sources);
        var (lostLeast, lostMost) = Lost(statement, sentence, sources);
        return
        [
            Weak(claim, sentence), sources.Take(1).Sum(source => Weak(source.Passage.Body, source.Sentence)), here - there, hereAll - thereAll,
            backed, opposed, lostLeast, lostMost, fit, place, .. ScopeSaid(statement, sentence, sources),
        ];
    }

    /// <summary>For the denial of the claim that the passages back least: how like what it denies is to something denied there, and to something asserted there.</summary>
    private static (double Backed, double Opposed, double Fit, double Place) Backing(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var claim = statement.Claim;
        var least = (Backed: 1.0, Opposed: 0.0, Fit: 1.0, Place: 0.0);
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (claim.IsQuoted[i] || !Polarity.IsDenial(statement, claim, i, out var start))
                continue;
            double backed = 0, opposed = 0, fit = 0, order = 0;
            var scope = Enumerable.Range(start, Math.Max(0, Math.Min(sentence.End, start + 5) - start)).Where(claim.IsContent).ToList();
            for (var at = 0; at < scope.Count; at++)
            {
                var weight = 1 / (1 + at * 0.5);
                foreach (var source in sources.Take(3))
                {
                    foreach (var (place, value) in statement.LikenessesIn(source.Passage)[scope[at]])
                    {
                        if (!source.Holds(place) || source.Passage.Body.IsCapital(place))
                            continue;
                        if (IsNegated(statement, source.Passage, place))
                            backed = Math.Max(backed, value * weight);
                        else
                        {
                            opposed = Math.Max(opposed, value * weight);
                            if (at == 0)
                                (fit, order) = (Math.Max(fit, value * SlotFeatures.LocalFit(statement, new TextSpan(scope[at], scope[at] + 1), new Mention(source.Passage, new TextSpan(place, place + 1), 1))), 1);
                        }
                    }
                }
            }

            // A denial whose words the passages do not say at all is backed by any denial of theirs.
            if (backed - opposed < least.Backed - least.Opposed)
                least = (backed, opposed, fit, order);
        }

        return least;
    }

    /// <summary>Of what the sources deny and the claim says: how much of it the claim asserts, more than it denies; the least and the most.</summary>
    private static (double Least, double Most) Lost(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        double most = 0, first = 0;
        for (var rank = 0; rank < Math.Min(2, sources.Count); rank++)
        {
            var text = sources[rank].Passage.Body;
            for (var at = sources[rank].Sentence.Start; at < sources[rank].Sentence.End; at++)
            {
                if (text.IsQuoted[at] || !Polarity.IsDenial(statement, text, at, out var start))
                    continue;
                double asserted = 0, denied = 0;
                var scope = Enumerable.Range(start, Math.Max(0, Math.Min(sources[rank].Sentence.End, start + 5) - start)).Where(text.IsContent).Take(3).ToList();
                for (var i = sentence.Start; i < sentence.End; i++)
                {
                    foreach (var (place, value) in statement.LikenessesIn(sources[rank].Passage)[i])
                    {
                        if (!scope.Contains(place))
                            continue;
                        if (IsNegatedInClaim(statement, sentence, i))
                            denied = Math.Max(denied, value);
                        else
                            asserted = Math.Max(asserted, value);
                    }
                }

                var lost = asserted - denied;
                most = Math.Max(most, lost);
                if (rank == 0)
                    first = Math.Max(first, lost);
            }
        }

        return (first, most);
    }

    /// <summary>Of the words that a source denies, the share that the claim says: of its best source, and of the next.</summary>
    private static double[] ScopeSaid(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        var found = new (double Share, double Words)[2];
        for (var rank = 0; rank < Math.Min(2, sources.Count); rank++)
        {
            var source = sources[rank];
            for (var at = source.Sentence.Start; at < source.Sentence.End; at++)
            {
                if (source.Passage.Body.IsQuoted[at] || !Polarity.IsDenial(statement, source.Passage.Body, at, out var start))
                    continue;
                var scope = Enumerable.Range(start, Math.Max(0, Math.Min(source.Sentence.End, start + 9) - start)).Where(source.Passage.Body.IsContent).Take(5).ToList();
                if (scope.Count == 0)
                    continue;
                var said = 0.0;
                foreach (var place in scope)
                {
                    var best = 0.0;
                    for (var i = sentence.Start; i < sentence.End; i++)
                    {
                        foreach (var like in statement.LikenessesIn(source.Passage)[i])
                        {
                            if (like.Place == place)
                                best = Math.Max(best, like.Value);
                        }
                    }

                    said += best;
                }

                if (said / scope.Count > found[rank].Share)
                    found[rank] = (said / scope.Count, scope.Count);
            }
        }

        return [found[0].Share, found[0].Words, found[1].Share];
    }

    private static bool IsNegated(Statement statement, ReadPassage passage, int place) =>
        statement.PolarityOf(passage)[place] > 0 || IsBesideNegative(statement, passage.Body, place);

    private static bool IsNegatedInClaim(Statement statement, TextSpan sentence, int index) =>
        statement.ClaimPolarity[index] > 0 || IsBesideNegative(statement, statement.Claim, index);

    private static bool IsBesideNegative(Statement statement, ReadText text, int index)
    {
        const int Near = 3;
        for (var i = Math.Max(0, index - Near); i <= Math.Min(text.Tokens.Count - 1, index + Near); i++)
        {
            if (text.SentenceOf[i] == text.SentenceOf[index] && (statement.IsCue("negative", text.Word(i)) || Polarity.IsDenial(statement, text, i, out _)))
                return true;
        }

        return false;
    }

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

    /// <summary>Of what the claim denies, how like it is to what the passages deny and to what they assert; of all words, and of the first behind each denial.</summary>
    private static double[] Likenesses(Statement statement, TextSpan sentence, int[] denied)
    {
        double like = 0, open = 0, headLike = 0, headOpen = 0;
        var isHead = false;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (Polarity.IsDenial(statement, statement.Claim, i, out _))
                isHead = true;
            if (denied[i] % 2 == 0 || !statement.Claim.IsContent(i))
                continue;
            foreach (var passage in statement.Cited)
            {
                var polarity = statement.PolarityOf(passage);
                foreach (var (place, value) in statement.LikenessesIn(passage)[i])
                {
                    var isDenied = polarity[place] % 2 == 1;
                    (like, open) = isDenied ? (Math.Max(like, value), open) : (like, Math.Max(open, value));
                    if (isHead)
                        (headLike, headOpen) = isDenied ? (Math.Max(headLike, value), headOpen) : (headLike, Math.Max(headOpen, value));
                }
            }

            isHead = false;
        }

        return [like, open, headLike, headOpen];
    }

    /// <summary>Of what the best sentence denies first, how like the claim has it, and whether denied.</summary>
    private static double[] SourceHeads(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources, int[] denied)
    {
        double said = 0, saidDenied = 0;
        foreach (var source in sources.Take(1))
        {
            var (text, isHead) = (source.Passage.Body, false);
            for (var place = source.Sentence.Start; place < source.Sentence.End; place++)
            {
                if (Polarity.IsDenial(statement, text, place, out _))
                    isHead = true;
                else if (isHead && text.IsContent(place))
                {
                    isHead = false;
                    for (var i = sentence.Start; i < sentence.End; i++)
                    {
                        var value = statement.LikenessesIn(source.Passage)[i].Where(like => like.Place == place).Select(like => like.Value).DefaultIfEmpty().Max();
                        (said, saidDenied) = denied[i] % 2 == 1 ? (said, Math.Max(saidDenied, value)) : (Math.Max(said, value), saidDenied);
                    }
                }
            }
        }

        return [said, saidDenied];
    }

    private static double Denials(Statement statement, ReadText text, TextSpan sentence) =>
        Math.Min(3, Enumerable.Range(sentence.Start, sentence.Length).Count(i => !text.IsQuoted[i] && Polarity.IsDenial(statement, text, i, out _)));

    /// <summary>Words that take something back, however weakly.</summary>
    private static double Negatives(Statement statement, ReadText text, TextSpan sentence) => Math.Min(4, Enumerable.Range(sentence.Start, sentence.Length).Count(i =>
        statement.IsCue("negative", text.Word(i)) || text.Word(i) is "no" || (text.Word(i).Length > 5 && text.Word(i).StartsWith("un", StringComparison.Ordinal))));
}
