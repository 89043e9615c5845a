using Bot.Core.Evaluation;

namespace Bot.Training;

/// <summary>How well stated confidences part the questions to answer from the others, set by set.</summary>
public sealed class ConfidenceReport(IEnumerable<Stated> confidences)
{
    private const int Bins = 10;

    private readonly ILookup<string, Stated> sets = confidences.ToLookup(one => one.Set);

    /// <param name="kind">Whether the models have seen the questions.</param>
    public void Print(string kind)
    {
        foreach (var set in sets)
        {
            var answered = set.Where(one => one.Confidence >= ConfidenceTrainer.Threshold).Select(one => one.Row).ToList();
            Console.WriteLine(FormattableString.Invariant(
                $"confidence {kind}, {set.Key}: answerable {set.Count(one => one.Row.IsAnswerable)}, right {answered.Count(row => row.IsRight)}, wrong {answered.Count(row => row.IsAnswerable && !row.IsRight)}; others {set.Count(one => !one.Row.IsAnswerable)}, answered {answered.Count(row => !row.IsAnswerable)}"));
        }

        Calibration(kind, "story", "story with its articles missing");
        Calibration(kind, "squad", "squad unanswerable");
        Calibration(kind, "news", "squad asked of the news");
        Area(kind, "story", "story");
        Area(kind, "story", "story with its articles missing");
        Area(kind, "squad", "squad unanswerable");
        Area(kind, "squad", "squad with its articles missing");
        Area(kind, "news", "squad asked of the news");
    }

    private void Calibration(string kind, params string[] together)
    {
        var stated = together.SelectMany(set => sets[set]).ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"calibration {kind}, {string.Join(" and ", together)}: stated {stated.Average(one => one.Confidence):0.000}, right {stated.Average(one => one.Row.IsRight ? 1.0 : 0):0.000}, expected error {CalibrationError(stated):0.000}"));
    }

    private void Area(string kind, string answerable, string others) => Console.WriteLine(FormattableString.Invariant(
        $"AUROC {kind}, {answerable} against {others}: {RankMeasures.AreaUnderRoc(sets[answerable].Where(one => one.Row.IsAnswerable).Select(one => one.Confidence), sets[others].Where(one => !one.Row.IsAnswerable).Select(one => one.Confidence)):0.000}"));

    private static double CalibrationError(IReadOnlyList<Stated> stated) => stated
        .GroupBy(one => (int)(one.Confidence * Bins))
        .Sum(bin => Math.Abs(bin.Sum(one => one.Confidence - (one.Row.IsRight ? 1 : 0)))) / stated.Count;
}

/// <param name="Confidence">That what would be shown is right.</param>
public sealed record Stated(string Set, Judged Row, double Confidence);
