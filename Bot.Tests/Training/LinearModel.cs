using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Bot.Training;

/// <summary>Linear models fitted by BFGS with a penalty on the squares of their weights.</summary>
public static class LinearModel
{
    private const int MostIterations = 500;

    /// <summary>
    /// Conditional logit: in each group, the probability that the sum of weights puts on its positive rows is made as
    /// large as possible.
    /// </summary>
    public static Vector<double> FitGroups(IReadOnlyList<ExampleGroup> groups, int features, double penalty)
    {
        (double Loss, Vector<double> Gradient) Evaluate(Vector<double> weights)
        {
            var loss = penalty * weights.DotProduct(weights);
            var gradient = 2 * penalty * weights;
            foreach (var group in groups)
            {
                var scores = group.Rows.Select(row => row.Values.DotProduct(weights)).ToArray();
                var top = scores.Max();
                var odds = scores.Select(score => Math.Exp(score - top)).ToArray();
                double all = odds.Sum(), positive = group.Rows.Zip(odds).Where(pair => pair.First.IsPositive).Sum(pair => pair.Second);
                loss -= group.Weight * Math.Log(Math.Max(1e-12, positive / all));
                for (var i = 0; i < odds.Length; i++)
                {
                    var share = odds[i] / all - (group.Rows[i].IsPositive ? odds[i] / Math.Max(1e-12, positive) : 0);
                    if (Math.Abs(share) > 1e-9)
                        gradient += group.Weight * share * group.Rows[i].Values;
                }
            }

            return (loss, gradient);
        }

        return Minimise(Evaluate, features);
    }

    /// <summary>Logistic regression.</summary>
    public static Vector<double> FitRows(IReadOnlyList<(Example Row, double Weight)> rows, int features, double penalty)
    {
        (double Loss, Vector<double> Gradient) Evaluate(Vector<double> weights)
        {
            var loss = penalty * weights.DotProduct(weights);
            var gradient = 2 * penalty * weights;
            foreach (var (row, weight) in rows)
            {
                var probability = 1 / (1 + Math.Exp(-row.Values.DotProduct(weights)));
                loss -= weight * Math.Log(Math.Max(1e-12, row.IsPositive ? probability : 1 - probability));
                gradient += weight * (probability - (row.IsPositive ? 1 : 0)) * row.Values;
            }

            return (loss, gradient);
        }

        return Minimise(Evaluate, features);
    }

    private static Vector<double> Minimise(Func<Vector<double>, (double Loss, Vector<double> Gradient)> evaluate, int features)
    {
        var objective = ObjectiveFunction.Gradient(evaluate);
        var minimiser = new BfgsMinimizer(gradientTolerance: 1e-3, parameterTolerance: 1e-6, functionProgressTolerance: 1e-6, MostIterations);
        return minimiser.FindMinimum(objective, Vector<double>.Build.Dense(features)).MinimizingPoint;
    }
}

public sealed record Example(Vector<double> Values, bool IsPositive);

public sealed record ExampleGroup(int Fold, double Weight, IReadOnlyList<Example> Rows);
