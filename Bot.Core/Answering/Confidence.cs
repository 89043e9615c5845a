using System.Globalization;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// How sure the bot is that its best sentence answers the question: a logistic regression whose weights and threshold
/// the training tool makes.
/// </summary>
public static class Confidence
{
    private static readonly Dictionary<string, double> Learned = EmbeddedText.Lines(typeof(Confidence), "confidence.tsv")
        .Select(line => line.Split('\t'))
        .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));

    private static readonly double[] Weights = [.. ConfidenceFeatures.Names.Select(name => Learned.GetValueOrDefault(name))];

    /// <summary>Below this an answer is more likely to harm than to help.</summary>
    public static double Threshold { get; } = Learned["Threshold"];

    /// <returns>From 0 to 1.</returns>
    public static double Of(Evidence evidence, SentenceHit best)
    {
        var features = ConfidenceFeatures.Of(evidence, best);
        var logit = Weights.Zip(features, (weight, value) => weight * value).Sum();
        return 1 / (1 + Math.Exp(-logit));
    }
}
