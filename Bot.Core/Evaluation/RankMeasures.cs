namespace Bot.Core.Evaluation;

/// <summary>How well scores part what is wanted from what is not.</summary>
public static class RankMeasures
{
    /// <summary>
    /// The area under the ROC curve: the chance that a wanted thing scores higher than an unwanted one, where a tie is
    /// half a chance. Null when either kind is missing.
    /// </summary>
    public static double? AreaUnderRoc(IEnumerable<double> wanted, IEnumerable<double> unwanted)
    {
        var lower = unwanted.Order().ToArray();
        var scores = wanted.ToArray();
        if (lower.Length == 0 || scores.Length == 0)
            return null;
        return scores.Average(score => (Below(lower, score) + NotAbove(lower, score)) / (2.0 * lower.Length));
    }

    /// <summary>The chance that an answerable question gets more confidence than one that must be declined.</summary>
    public static double? Refusal(IReadOnlyCollection<Attempt> attempts) =>
        AreaUnderRoc(Confidences(attempts, answerable: true), Confidences(attempts, answerable: false));

    /// <summary>The mean, over the wanted things, of the precision at the place of each.</summary>
    /// <param name="ranked">Whether the thing at each place is wanted, best first.</param>
    /// <param name="wanted">How many are wanted in all, also those that were not found.</param>
    public static double AveragePrecision(IEnumerable<bool> ranked, int wanted)
    {
        var found = 0;
        return wanted == 0 ? 0 : ranked.Index().Where(place => place.Item).Sum(place => ++found / (place.Index + 1.0)) / wanted;
    }

    /// <summary>One over the place of the first wanted thing; 0 when there is none.</summary>
    public static double ReciprocalRank(IEnumerable<bool> ranked) =>
        ranked.Index().Where(place => place.Item).Select(place => 1.0 / (place.Index + 1)).FirstOrDefault();

    /// <summary>Gain discounted by place, against the best order there could be.</summary>
    public static double DiscountedGain(IEnumerable<bool> ranked, int wanted, int depth)
    {
        var gain = ranked.Take(depth).Index().Where(place => place.Item).Sum(place => Discount(place.Index));
        return wanted == 0 ? 0 : gain / Enumerable.Range(0, Math.Min(wanted, depth)).Sum(Discount);
    }

    private static IEnumerable<double> Confidences(IEnumerable<Attempt> attempts, bool answerable) =>
        attempts.Where(attempt => attempt.IsAnswerable == answerable).Select(attempt => attempt.Confidence ?? double.NegativeInfinity);

    private static double Discount(int index) => 1 / Math.Log2(index + 2);

    private static int Below(double[] sorted, double score) => FirstWhere(sorted, value => value >= score);

    private static int NotAbove(double[] sorted, double score) => FirstWhere(sorted, value => value > score);

    private static int FirstWhere(double[] sorted, Func<double, bool> holds)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(sorted[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
