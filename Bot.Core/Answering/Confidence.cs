using System.Globalization;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// How sure the bot is that its best sentence answers the question: decision trees, whose sum is brought to a probability.
/// The training tool makes the trees, the slope and offset of that, and the threshold.
/// </summary>
public static class Confidence
{
    private static readonly Dictionary<string, double> Learned = EmbeddedText.Lines(typeof(Confidence), "confidence.tsv")
        .Select(line => line.Split('\t'))
        .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));

    private static readonly DecisionTrees Trees = new(EmbeddedText.Lines(typeof(Confidence), "confidence.trees.txt"), ConfidenceFeatures.Names);

    /// <summary>Below this an answer is more likely to harm than to help.</summary>
    public static double Threshold { get; } = Learned["Threshold"];

    /// <returns>From 0 to 1.</returns>
    public static double Of(Evidence evidence, SentenceHit best) => Of(ConfidenceFeatures.Of(evidence, best));

    /// <param name="features">The values of <see cref="ConfidenceFeatures"/>.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Of(IReadOnlyList<double> features) =>
        1 / (1 + Math.Exp(-(Learned["Slope"] * Trees.Sum(features) + Learned["Offset"])));
}
