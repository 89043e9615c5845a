using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>A claim that keeps a sentence's own words must keep all that bears on them: who says so, and whether it is denied.</summary>
internal static class CopyCheck
{
    // Of the claim's words, in the order of the sentence; with fewer it is told in other words, where no rule as plain as this holds.
    private const double MostlyCopied = 0.75;
    private const int Fewest = 4;

    // "Refused to" stands before the first word that is copied.
    private const int Before = 2;
    private const double MostlyTold = 0.8;

    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        for (var i = 0; i < claim.Sentences.Count; i++)
        {
            var sentence = claim.Sentences[i];
            var copies = statement.Cited.SelectMany(passage => passage.Body.Sentences, (passage, source) => (Passage: passage, Source: source, Places: Common(claim, sentence, passage.Body, source)))
                .Where(copy => copy.Places.Count >= Fewest - 1 && copy.Places.Count >= MostlyCopied * sentence.Length).ToList();
            if (sentence.Length < Fewest || copies.Count == 0)
                continue;
            if (copies.TrueForAll(copy => IsBare(statement, sentence, copy.Passage, copy.Places)))
                yield return new Violation(ViolationKind.AttributionDropped, claim.SentenceText(i));
            if (copies.TrueForAll(copy => IsTurned(statement, sentence, copy.Passage, copy.Source, copy.Places)))
                yield return new Violation(ViolationKind.NegationChanged, claim.SentenceText(i));
        }
    }

    private static bool IsBare(Statement statement, TextSpan sentence, ReadPassage passage, List<int> places)
    {
        var claim = statement.Claim;
        if (Enumerable.Range(sentence.Start, sentence.Length).Any(i => claim.IsQuoted[i] || statement.IsCue("speech", claim.Word(i)) || statement.IsCue("hedge", claim.Word(i)) || statement.IsCue("account", claim.Word(i))))
            return false;
        return places.Average(place => statement.TellingOf(passage).IsTold[place] ? 1.0 : 0) >= MostlyTold;
    }

    private static bool IsTurned(Statement statement, TextSpan sentence, ReadPassage passage, TextSpan source, List<int> places)
    {
        var (start, end) = (Math.Max(source.Start, places[0] - Before), Math.Min(source.End, places[^1] + 1));
        return Denies(statement, statement.Claim, sentence.Start, sentence.End) != Denies(statement, passage.Body, start, end);
    }

    private static bool Denies(Statement statement, ReadText text, int start, int end) =>
        Enumerable.Range(start, end - start).Any(i => !text.IsQuoted[i] && Polarity.IsDenial(statement, text, i, out _));

    /// <summary>The places of the longest run of words, with others between them, that both sentences have in the same order.</summary>
    private static List<int> Common(ReadText claim, TextSpan sentence, ReadText text, TextSpan source)
    {
        var lengths = new int[sentence.Length + 1, source.Length + 1];
        for (var i = sentence.Length - 1; i >= 0; i--)
        {
            for (var j = source.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = claim.Word(sentence.Start + i) == text.Word(source.Start + j)
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var places = new List<int>();
        for (int i = 0, j = 0; i < sentence.Length && j < source.Length;)
        {
            if (claim.Word(sentence.Start + i) == text.Word(source.Start + j))
            {
                places.Add(source.Start + j);
                (i, j) = (i + 1, j + 1);
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }

        return places;
    }
}
