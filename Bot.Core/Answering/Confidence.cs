using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>How sure the bot is that its best sentence answers the question.</summary>
public static class Confidence
{
    /// <summary>Below this an answer is more likely wrong than the asker is helped.</summary>
    public const double Threshold = 0.5;

    /// <returns>From 0 to 1.</returns>
    public static double Of(Evidence evidence, SentenceHit best)
    {
        var features = best.Features;
        var type = evidence.Question.AnswerType switch
        {
            AnswerType.Any or AnswerType.YesNo or AnswerType.Comparison => 0,
            AnswerType.Statement => features.AnswerType - 0.5,
            AnswerType.Reason => 0.8 * features.AnswerType,
            _ => 2.5 * features.AnswerType - 1.8,
        };
        var logit = -2.4
            + 3.5 * features.Own
            + 2.5 * features.InContext
            + type
            + 2.0 * (features.Names - 1)
            + 2.0 * Math.Min(0, features.Rest - 0.35)
            - 3.0 * UnknownNames(evidence);
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>The share of the names asked about that the store has never heard of.</summary>
    private static double UnknownNames(Evidence evidence)
    {
        var names = evidence.Concepts.Where(concept => concept.IsName).ToList();
        return names.Count == 0 ? 0 : names.Count(name => name.Articles == 0) / (double)names.Count;
    }
}
