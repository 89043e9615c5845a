using Bot.Core.Retrieval;
using MathNet.Numerics.LinearAlgebra;

namespace Bot.Training;

/// <summary>Learns how much each feature of a sentence counts, from questions whose answering sentence is known.</summary>
public static class RankingTrainer
{
    // Sentences far down the list teach nothing but cost time.
    private const int MostCandidates = 80;
    private const double Penalty = 0.5;

    public static int Features { get; } = Enum.GetValues<Feature>().Length;

    public static IReadOnlyList<ExampleGroup> Groups(TrainingSet set) =>
    [
        .. set.Questions.Where(question => question.IsAnswerable).Select(question => Group(question, set.RankingWeight))
            .Where(group => group.Rows.Any(row => row.IsPositive)),
    ];

    public static Vector<double> Fit(IReadOnlyList<ExampleGroup> groups) => LinearModel.FitGroups(groups, Features, Penalty);

    /// <summary>The share of groups whose best row is positive.</summary>
    public static double PrecisionAtOne(IReadOnlyList<ExampleGroup> groups, Vector<double> weights) =>
        groups.Count == 0 ? 0 : groups.Average(group => group.Rows.MaxBy(row => row.Values.DotProduct(weights))!.IsPositive ? 1.0 : 0);

    private static ExampleGroup Group(TrainingQuestion question, double weight)
    {
        var rows = question.Evidence.Sentences
            .Select((hit, rank) => (Rank: rank, Row: new Example(Vector<double>.Build.DenseOfEnumerable(hit.Features.Values), question.IsAnsweredBy(hit))))
            .Where(pair => pair.Rank < MostCandidates || pair.Row.IsPositive)
            .Select(pair => pair.Row)
            .ToList();
        return new ExampleGroup(question.Fold, weight, rows);
    }
}
