using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>What the confidence in a sentence rests on.</summary>
public static class ConfidenceFeatures
{
    // The entropy of e^4 equally good sentences, about fifty.
    private const double MostDoubt = 4;

    private static readonly Feature[] OfRanking =
        [Feature.OwnWords, Feature.Context, Feature.Names, Feature.RelatedWords, Feature.Topic, Feature.Proximity, Feature.WordOrder];

    private static readonly (string Name, int Direction)[] Beside =
    [
        ("UnsaidAnywhere", -1), ("UnsaidInArticle", -1), ("Unsaid", -1), ("MostUnsaid", -1), ("KnownUnsaid", -1), ("SaidElsewhere", 0),
        ("BetterWorded", 0), ("Odds", 0), ("Doubt", 0), ("Gap", 0), ("AnswerType", 1),
        ("InPassage", 1), ("SameForm", 1), ("Worst", 1), ("NearAnswer", 1),
        ("NegatedQuestion", -1), ("OtherwiseNegated", -1), ("SaysOpposite", -1), ("NamesAnother", -1), ("HasAnotherNumber", -1),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Beside.Select(feature => feature.Name), .. OfRanking.Select(feature => feature.ToString())];

    /// <summary>For each feature 1 when more of it must never lower the confidence, -1 when never raise it, and 0 where only data can tell.</summary>
    public static IReadOnlyList<int> Directions { get; } =
        [.. Beside.Select(feature => feature.Direction), .. OfRanking.Select(feature => feature is Feature.Proximity or Feature.WordOrder ? 0 : 1)];

    /// <summary>The values, in the order of <see cref="Names"/>; each between 0 and 1.</summary>
    public static IReadOnlyList<double> Of(Evidence evidence, SentenceHit best)
    {
        var alignment = new Alignment(evidence, best, Lexicon.English);
        return
        [
            .. Unsaid(evidence, best),
            Math.Max(0, evidence.Sentences.Max(hit => hit.Features[Feature.OwnWords]) - best.Features[Feature.OwnWords]),
            .. Standing(evidence, best),
            best.Features.AnswerType,
            alignment.InPassage, alignment.SameForm, alignment.Worst, alignment.NearAnswer,
            Flag(alignment.IsNegatedQuestion), Flag(alignment.IsOtherwiseNegated), Flag(alignment.SaysOpposite),
            Flag(alignment.NamesAnother), Flag(alignment.HasAnotherNumber),
            .. OfRanking.Select(feature => Math.Clamp(best.Features[feature], 0, 1)),
        ];
    }

    private static double Flag(bool holds) => holds ? 1 : 0;

    /// <summary>What the question speaks of and no sentence, none of the article, or not this one says: the one thing asked may be the one thing missing.</summary>
    private static IEnumerable<double> Unsaid(Evidence evidence, SentenceHit best)
    {
        var concepts = evidence.Concepts;
        var anywhere = BestOf(evidence.Sentences, concepts.Count);
        var article = BestOf(evidence.Sentences.Where(hit => hit.Article.Id == best.Article.Id), concepts.Count);
        double all = 0, inStore = 0, inArticle = 0, here = 0, most = 0, known = 0, elsewhere = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            var weight = concepts[i].Weight;
            var missing = weight * (1 - best.InContext[i]);
            all += weight;
            inStore += weight * (1 - anywhere[i]);
            inArticle += weight * (1 - article[i]);
            here += missing;
            most = Math.Max(most, missing);
            elsewhere = Math.Max(elsewhere, weight * (anywhere[i] - best.InContext[i]));
            if (concepts[i].Articles > 0)
                known = Math.Max(known, missing);
        }

        return all == 0 ? [1, 1, 1, 1, 1, 0] : [inStore / all, inArticle / all, here / all, most, known, elsewhere];
    }

    private static double[] BestOf(IEnumerable<SentenceHit> sentences, int concepts)
    {
        var best = new double[concepts];
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < concepts; i++)
                best[i] = Math.Max(best[i], sentence.InContext[i]);
        }

        return best;
    }

    /// <summary>How the sentence stands among those ranked with it and below: its share of the odds, the entropy of all shares, and its lead.</summary>
    private static IEnumerable<double> Standing(Evidence evidence, SentenceHit best)
    {
        double odds = 0, entropy = 0, lead = 1;
        foreach (var hit in evidence.Sentences.Where(hit => hit.Score <= best.Score))
        {
            odds += Math.Exp(hit.Score - best.Score);
            if (!ReferenceEquals(hit, best))
                lead = Math.Min(lead, best.Score - hit.Score);
        }

        foreach (var hit in evidence.Sentences.Where(hit => hit.Score <= best.Score))
        {
            var share = Math.Exp(hit.Score - best.Score) / odds;
            entropy -= share * Math.Log(share + double.Epsilon);
        }

        return [1 / odds, Math.Clamp(entropy / MostDoubt, 0, 1), lead];
    }
}
