using Bot.Core.Answering;
using Bot.Core.Language;
using MathNet.Numerics.LinearAlgebra;

namespace Bot.Training;

/// <summary>Learns from the best sentence of each question how likely it is to answer, also where nothing in the collection does.</summary>
public static class ConfidenceTrainer
{
    private const double Penalty = 0.5;

    // What a wrong answer costs against what a right one gains: the reader sees the passage and its source beside it.
    private const double CostOfWrong = 0.45;

    /// <summary>Above this probability of being right an answer gains more than it costs.</summary>
    public static double Threshold => CostOfWrong / (1 + CostOfWrong);

    private static readonly Answerer Composer = new(Lexicon.English);

    public static int Features { get; } = ConfidenceFeatures.Names.Count;

    public static Vector<double> Fit(IReadOnlyList<Judged> rows) =>
        LinearModel.FitRows([.. rows.Select(row => (new Example(row.Values, row.IsRight), row.Weight))], Features, Penalty);

    /// <summary>The best sentence of a question under the given ranking; null when nothing was found.</summary>
    public static Judged? Judge(TrainingQuestion question, Vector<double> ranking, double weight)
    {
        var ranked = question.Evidence.Sentences
            .Select(hit => hit with { Score = Vector<double>.Build.DenseOfEnumerable(hit.Features.Values).DotProduct(ranking) })
            .OrderByDescending(hit => hit.Score)
            .ToList();
        var evidence = question.Evidence with { Sentences = ranked };
        if (Answerer.Candidates(evidence) is not [var best, ..] candidates)
            return null;
        return new Judged(
            question.Id, Vector<double>.Build.DenseOfEnumerable(ConfidenceFeatures.Of(evidence, best)), question.IsAnswerable, Composer.Shown(candidates).Any(question.IsAnsweredBy), weight);
    }

    public static double Probability(Judged row, Vector<double> weights) => 1 / (1 + Math.Exp(-row.Values.DotProduct(weights)));

    /// <summary>The chance that an answerable question gets more confidence than one that is not.</summary>
    public static double AreaUnderCurve(IReadOnlyList<Judged> rows, Vector<double> weights)
    {
        var positives = rows.Where(row => row.IsAnswerable).Select(row => Probability(row, weights)).ToList();
        var negatives = rows.Where(row => !row.IsAnswerable).Select(row => Probability(row, weights)).ToList();
        if (positives.Count == 0 || negatives.Count == 0)
            return double.NaN;
        return positives.Average(positive => negatives.Average(negative => positive > negative ? 1 : positive == negative ? 0.5 : 0));
    }
}

/// <param name="IsRight">Whether what would be shown answers the question.</param>
public sealed record Judged(string Id, Vector<double> Values, bool IsAnswerable, bool IsRight, double Weight);
