namespace Bot.Core.Evaluation;

/// <summary>The share of questions answered against the share wrong of those, as the threshold of confidence falls.</summary>
/// <param name="Points">From the highest threshold to the lowest.</param>
/// <param name="Area">The mean risk over all coverages: 0 is perfect.</param>
public sealed record RiskCoverage(IReadOnlyList<RiskPoint> Points, double? Area)
{
    /// <remarks>
    /// Questions of equal confidence are answered together; within such a group the area takes the risk that a random
    /// order would have. A question that no threshold would answer comes last and counts as wrong, so that whoever
    /// declines more for other reasons gains nothing by it.
    /// </remarks>
    public static RiskCoverage Of(IReadOnlyCollection<Attempt> attempts)
    {
        var points = new List<RiskPoint>();
        double area = 0, wrong = 0;
        var answered = 0;
        foreach (var group in attempts.GroupBy(attempt => attempt.Confidence ?? double.NegativeInfinity).OrderByDescending(group => group.Key))
        {
            var size = group.Count();
            var wrongOfGroup = group.Count(attempt => !attempt.IsRight);
            for (var taken = 1; taken <= size; taken++)
                area += (wrong + wrongOfGroup * taken / (double)size) / (answered + taken);
            answered += size;
            wrong += wrongOfGroup;
            if (!double.IsNegativeInfinity(group.Key))
                points.Add(new RiskPoint(group.Key, (double)answered / attempts.Count, wrong / answered));
        }

        return new RiskCoverage(points, attempts.Count == 0 ? null : area / attempts.Count);
    }

    /// <summary>Where the curve stands at a threshold; null when nothing is as sure.</summary>
    public RiskPoint? At(double threshold) => Points.LastOrDefault(point => point.Threshold >= threshold);
}

/// <param name="Threshold">Everything as sure as this is answered.</param>
/// <param name="Coverage">Share of all questions that are answered.</param>
/// <param name="Risk">Share of the answers that are wrong.</param>
public sealed record RiskPoint(double Threshold, double Coverage, double Risk);
