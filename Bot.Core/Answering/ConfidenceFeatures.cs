using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>What the confidence in a sentence rests on: its ranking features, and these beside them.</summary>
public static class ConfidenceFeatures
{
    private static readonly string[] Beside = ["Bias", "UnknownNames", "UnknownWords", "TypeMissing", "Lead", "Behind", "Concepts",
        "UnsaidNames", "UnsaidNumbers", "UnsaidAnywhere", "UnsaidKnown"];

    public static IReadOnlyList<string> Names { get; } = [.. Beside, .. Enum.GetNames<Feature>()];

    /// <summary>The values, in the order of <see cref="Names"/>; each between 0 and 1.</summary>
    public static IReadOnlyList<double> Of(Evidence evidence, SentenceHit best) =>
    [
        1,
        UnknownNames(evidence.Concepts),
        UnknownWords(evidence.Concepts),
        IsTyped(evidence.Question.AnswerType) && best.Features.AnswerType <= 0 ? 1 : 0,
        Lead(evidence, best),
        Math.Clamp((evidence.Sentences[0].Score - best.Score) / 5, 0, 1),
        Math.Min(1, evidence.Concepts.Count / 10.0),
        .. Unsaid(evidence.Concepts, best),
        .. best.Features.Values,
    ];

    /// <summary>What the question speaks of and the sentence does not: the one thing asked may be the one thing missing.</summary>
    private static IEnumerable<double> Unsaid(IReadOnlyList<Concept> concepts, SentenceHit best)
    {
        double names = 0, numbers = 0, anywhere = 0, all = 0, known = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            all += concepts[i].Weight;
            anywhere += concepts[i].Weight * (1 - best.InContext[i]);
            if (concepts[i].Articles > 0)
                known = Math.Max(known, concepts[i].Weight * (1 - best.InContext[i]));
            if (concepts[i].IsName)
                names = Math.Max(names, 1 - best.InContext[i]);
            if (concepts[i].IsNumber)
                numbers = Math.Max(numbers, 1 - best.InContext[i]);
        }

        return [names, numbers, all == 0 ? 1 : anywhere / all, known];
    }

    private static bool IsTyped(AnswerType type) => type is not (AnswerType.Any or AnswerType.YesNo or AnswerType.Comparison or AnswerType.Reason);

    /// <summary>The share of the names asked about that the store has never heard of.</summary>
    private static double UnknownNames(IReadOnlyList<Concept> concepts)
    {
        var names = concepts.Where(concept => concept.IsName).ToList();
        return names.Count == 0 ? 0 : names.Count(name => name.Articles == 0) / (double)names.Count;
    }

    private static double UnknownWords(IReadOnlyList<Concept> concepts)
    {
        var all = concepts.Sum(concept => concept.Weight);
        return all == 0 ? 1 : concepts.Where(concept => concept.Articles == 0).Sum(concept => concept.Weight) / all;
    }

    /// <summary>How far the best sentence leads the best one of another article.</summary>
    private static double Lead(Evidence evidence, SentenceHit best)
    {
        var rival = evidence.Sentences.FirstOrDefault(hit => hit.Article.Id != best.Article.Id);
        return rival is null ? 1 : Math.Clamp((best.Score - rival.Score) / 3, 0, 1);
    }
}
