namespace Bot.Core.Evaluation;

/// <summary>Whether the stated confidence is what it says: of the answers given at 0.7, seven in ten should be right.</summary>
/// <param name="ExpectedError">The distance between stated and true, averaged over the answers; null without any.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins, double? ExpectedError)
{
    private const int BinCount = 10;

    public static Reliability Of(IEnumerable<Attempt> attempts)
    {
        var stated = attempts.Where(attempt => attempt.Confidence is not null)
            .Select(attempt => (Confidence: attempt.Confidence.GetValueOrDefault(), attempt.IsRight))
            .ToLookup(attempt => Math.Clamp((int)(attempt.Confidence * BinCount), 0, BinCount - 1));
        var bins = Enumerable.Range(0, BinCount)
            .Select(bin => stated[bin].ToList() is { Count: > 0 } own
                ? new ReliabilityBin(From(bin), From(bin + 1), own.Count, own.Average(attempt => attempt.Confidence), own.Average(attempt => attempt.IsRight ? 1.0 : 0))
                : new ReliabilityBin(From(bin), From(bin + 1), 0, null, null))
            .ToList();
        var answers = bins.Sum(bin => bin.Answers);
        return new Reliability(bins, answers == 0 ? null : bins.Sum(bin => bin.Answers * Math.Abs((bin.Stated ?? 0) - (bin.Right ?? 0))) / answers);
    }

    private static double From(int bin) => bin / (double)BinCount;
}

/// <param name="Stated">The mean confidence; null in an empty bin.</param>
/// <param name="Right">The share that was right.</param>
public sealed record ReliabilityBin(double From, double To, int Answers, double? Stated, double? Right);
