using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What a passage only tells after somebody is told after somebody in the claim too.</summary>
internal static class AttributionCheck
{
    // How much of what the claim says, of that which the passages say at all, must be somebody's words only.
    private const double MostlyTold = 0.55;
    private const double LeastSaid = 0.35;

    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        for (var i = 0; i < claim.Sentences.Count; i++)
        {
            var sentence = claim.Sentences[i];
            if (!Tells(statement, sentence) && Told(statement, sentence) is { IsDropped: true })
                yield return new Violation(ViolationKind.AttributionDropped, claim.SentenceText(i));
        }
    }

    /// <summary>Whether the claim says that somebody says so.</summary>
    private static bool Tells(Statement statement, TextSpan sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var word = statement.Claim.Word(i);
            if (statement.Claim.IsQuoted[i] || statement.IsCue("speech", word) || statement.IsCue("hedge", word) || statement.IsCue("tells", word) || statement.IsCue("supposed", word) || statement.IsCue("account", word))
                return true;
        }

        return false;
    }

    public static (bool IsDropped, double Share, double Said) Told(Statement statement, TextSpan sentence)
    {
        var claim = statement.Claim;
        double told = 0, open = 0, all = 0;
        var speakers = new List<(ReadPassage Passage, TextSpan Speaker)>();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!claim.IsContent(i))
                continue;
            all++;
            double bestTold = 0, bestOpen = 0;
            foreach (var passage in statement.Cited)
            {
                var telling = statement.TellingOf(passage);
                foreach (var (place, value) in statement.LikenessesIn(passage)[i])
                {
                    if (!telling.IsTold[place])
                        bestOpen = Math.Max(bestOpen, value);
                    else
                        bestTold = Math.Max(bestTold, value);
                    if (telling.IsTold[place] && value > 0.8 && telling.Speaker[place] is { } speaker)
                        speakers.Add((passage, speaker));
                }
            }

            if (bestTold > bestOpen + 0.15)
                told += bestTold;
            else
                open += bestOpen > bestTold + 0.15 ? bestOpen : 0;
        }

        var share = told + open == 0 ? 0 : told / (told + open);
        var said = all == 0 ? 0 : told / all;
        var isDropped = share >= MostlyTold && said >= LeastSaid && !speakers.Distinct().Any(one => Names(statement, sentence, one.Passage, one.Speaker));
        return (isDropped, share, said);
    }

    /// <summary>Whether the claim names who tells it: "the company puts the number at 38".</summary>
    private static bool Names(Statement statement, TextSpan sentence, ReadPassage passage, TextSpan speaker)
    {
        var claim = statement.Claim;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!claim.IsContent(i))
                continue;
            for (var place = speaker.Start; place < speaker.End; place++)
            {
                if (passage.Body.Tokens[place].Term == claim.Tokens[i].Term && !statement.TellingOf(passage).IsTold[place] && passage.Body.IsContent(place))
                    return true;
            }
        }

        return false;
    }
}
