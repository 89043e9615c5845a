using System.Globalization;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>How much each feature counts. The file is made by the training tool: name, a tab, the weight.</summary>
public sealed class FeatureWeights
{
    private readonly double[] weights = new double[Enum.GetValues<Feature>().Length];

    public FeatureWeights(IReadOnlyDictionary<Feature, double> weights)
    {
        foreach (var (feature, weight) in weights)
            this.weights[(int)feature] = weight;
    }

    public static FeatureWeights Ranking { get; } = new(
        EmbeddedText.Lines(typeof(FeatureWeights), "ranking.tsv")
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => Enum.Parse<Feature>(parts[0]), parts => double.Parse(parts[1], CultureInfo.InvariantCulture)));

    public double Score(SentenceFeatures features)
    {
        var score = 0.0;
        for (var i = 0; i < weights.Length; i++)
            score += weights[i] * features.Values[i];
        return score;
    }

    /// <summary>The parts of the score, which add up to it; features that say nothing here are left out.</summary>
    public Explanation Explain(SentenceFeatures features) => new(
        [.. Enum.GetValues<Feature>()
            .Select(feature => new ScorePart(feature.ToString(), weights[(int)feature] * features[feature]))
            .Where(part => part.Value != 0)]);
}
