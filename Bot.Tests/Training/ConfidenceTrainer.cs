using Bot.Core.Answering;
using Bot.Core.Language;
using MathNet.Numerics.LinearAlgebra;

namespace Bot.Training;

/// <summary>Learns from the best sentence of each question how likely it is to answer, also where nothing in the collection does.</summary>
public static class ConfidenceTrainer
{
    private const int Trees = 120;

    // Small trees, much of the features left out of each, and nothing learned from a handful of questions.
    private const string Boosting =
        "objective=binary learning_rate=0.05 num_leaves=6 min_data_in_leaf=60 feature_fraction=0.5 bagging_fraction=0.7 bagging_freq=1 lambda_l2=10 "
        + "seed=1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1 monotone_constraints=";

    // A wrong sentence for a question that the collection does answer is half a success: the question was one to answer.
    private const double HalfRight = 0.5;

    // What a wrong answer costs against what a right one gains: the reader sees the passage and its source beside it.
    private const double CostOfWrong = 0.45;

    private static readonly Answerer Answerer = new(Lexicon.English);

    private const double Penalty = 0.01;

    /// <summary>Above this probability of being right an answer gains more than it costs.</summary>
    public static double Threshold => CostOfWrong / (1 + CostOfWrong);


    public static IReadOnlyList<string> Fit(IReadOnlyList<Judged> rows) => LightGbm.Fit(
        [.. rows.SelectMany(Halves).Where(half => half.Weight > 0)], ConfidenceFeatures.Names, Boosting + string.Join(',', ConfidenceFeatures.Directions), Trees);

    /// <summary>The slope and offset that make a probability of being right of the sums of trees that have not seen the question.</summary>
    public static (double Slope, double Offset) Calibrate(IEnumerable<(Judged Row, double Sum, double Weight)> rows)
    {
        var fitted = LinearModel.FitRows([.. rows.Select(row => (new Example(Vector<double>.Build.Dense([row.Sum, 1]), row.Row.IsRight), row.Weight))], features: 2, Penalty);
        return (fitted[0], fitted[1]);
    }

    /// <summary>The best sentence of a question under the given ranking; null when nothing was found.</summary>
    public static Judged? Judge(TrainingQuestion question, Vector<double> ranking, TrainingSet set)
    {
        var ranked = question.Evidence.Sentences
            .Select(hit => hit with { Score = Vector<double>.Build.DenseOfEnumerable(hit.Features.Values).DotProduct(ranking) })
            .OrderByDescending(hit => hit.Score)
            .ToList();
        var evidence = question.Evidence with { Sentences = ranked };
        if (new Candidates(evidence, Lexicon.English).All() is not [var best, ..] candidates)
            return null;
        return new Judged(
            question.Fold, ConfidenceFeatures.Of(evidence, best), question.IsAnswerable, Answerer.Shown(evidence, candidates).Any(question.IsAnsweredBy), set.ConfidenceWeight);
    }

    private static IEnumerable<(IReadOnlyList<double> Values, bool IsPositive, double Weight)> Halves(Judged row)
    {
        var success = row.IsRight ? 1 : row.IsAnswerable ? HalfRight : 0;
        return [(row.Values, true, row.Weight * success), (row.Values, false, row.Weight * (1 - success))];
    }
}

/// <param name="IsRight">Whether what would be shown answers the question.</param>
public sealed record Judged(int Fold, IReadOnlyList<double> Values, bool IsAnswerable, bool IsRight, double Weight);
