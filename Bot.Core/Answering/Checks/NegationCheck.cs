using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What a passage denies the claim does not assert, and the other way round.</summary>
internal static class NegationCheck
{
    private const double SameWord = 0.84;
    private const double NearWord = 0.55;

    // Sentences that share nearly as much with the claim as the best one are its source too.
    private const double NearlyBest = 0.75;

    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        var denied = Polarity.Of(statement, claim);
        for (var i = 0; i < claim.Sentences.Count; i++)
        {
            if (IsAdded(statement, claim.Sentences[i], denied) || IsRemoved(statement, claim.Sentences[i], denied))
                yield return new Violation(ViolationKind.NegationChanged, claim.SentenceText(i));
        }
    }

    /// <summary>The claim denies what its passages assert, and they deny nothing like it.</summary>
    private static bool IsAdded(Statement statement, TextSpan sentence, int[] denied)
    {
        var claim = statement.Claim;
        if (!Enumerable.Range(sentence.Start, sentence.Length).Any(i => Polarity.IsDenial(statement, claim, i, out _) && !claim.IsQuoted[i]))
            return false;
        return !Sources(statement, sentence).Any(source => HasNegative(statement, source.Passage.Body, source.Sentence));
    }

    /// <summary>The passage denies what the claim asserts.</summary>
    private static bool IsRemoved(Statement statement, TextSpan sentence, int[] denied)
    {
        var claim = statement.Claim;
        if (HasNegative(statement, claim, sentence))
            return false;
        foreach (var (passage, source) in Sources(statement, sentence))
        {
            var deniedThere = statement.PolarityOf(passage);
            var (against, with) = (0.0, 0.0);
            for (var i = sentence.Start; i < sentence.End; i++)
            {
                foreach (var (place, value) in statement.LikenessesIn(passage)[i])
                {
                    if (place < source.Start || place >= source.End || value < SameWord || passage.Body.IsCapital(place))
                        continue;
                    if (deniedThere[place] % 2 == 1)
                        against += value;
                    else
                        with += value;
                }
            }

            if (against > 0 && against >= with * 0.5)
                return true;
        }

        return false;
    }

    /// <summary>The sentences that the claim seems to be made of.</summary>
    private static List<(ReadPassage Passage, TextSpan Sentence)> Sources(Statement statement, TextSpan sentence)
    {
        var scored = statement.Cited
            .SelectMany(passage => passage.Body.Sentences, (passage, source) => (Passage: passage, Sentence: source, Score: Shared(statement, sentence, passage, source)))
            .OrderByDescending(source => source.Score).ToList();
        return [.. scored.Where(source => source.Score > 0 && source.Score >= scored[0].Score * NearlyBest).Select(source => (source.Passage, source.Sentence))];
    }

    private static double Shared(Statement statement, TextSpan sentence, ReadPassage passage, TextSpan source)
    {
        var shared = 0.0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var best = 0.0;
            foreach (var (place, value) in statement.LikenessesIn(passage)[i])
            {
                if (source.Start <= place && place < source.End && value >= NearWord)
                    best = Math.Max(best, value);
            }

            shared += best;
        }

        return shared;
    }

    /// <summary>Any word that denies or takes something back, however weakly.</summary>
    private static bool HasNegative(Statement statement, ReadText text, TextSpan sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var word = text.Word(i);
            if (Polarity.IsDenial(statement, text, i, out _) || statement.IsCue("negative", word) || word is "no" || (word.StartsWith("un", StringComparison.Ordinal) && word.Length > 5))
                return true;
        }

        return false;
    }
}
