namespace Bot.Core.Evaluation;

/// <summary>The quality of a whole run: in all, per kind of question, and what went wrong.</summary>
/// <param name="Kinds">In the order in which the set first names them.</param>
public sealed record QualityReport(Quality Overall, IReadOnlyList<Quality> Kinds, IReadOnlyList<Verdict> Wrong)
{
    public static QualityReport From(IReadOnlyList<Verdict> verdicts) => new(
        Quality.Of("all", verdicts),
        [.. verdicts.GroupBy(verdict => verdict.Question.Kind, StringComparer.Ordinal).Select(kind => Quality.Of(kind.Key, [.. kind]))],
        [.. verdicts.Where(verdict => !verdict.IsCorrect)]);
}

/// <summary>The measures over one group of questions. Shares are null where nothing can be counted.</summary>
/// <param name="Correct">Share of questions with a right reply: an accepted answer that cites what it must, or a right abstention.</param>
/// <param name="CorrectUncited">The same, whatever the answer cites.</param>
/// <param name="Answered">Share of questions that got an answer.</param>
/// <param name="RightCitation">Share of answers that cite what they must.</param>
/// <param name="SpanHit">Over the questions that name their evidence.</param>
/// <param name="CitationRecall">Share of answer sentences that carry a citation.</param>
/// <param name="CitationPrecision">Share of citations whose passage bears out its claim.</param>
/// <param name="BrokenQuotes">Quotations that are not word for word; a count, and it should be 0.</param>
/// <param name="WrongInsteadOfDeclined">Over the questions that should be declined or set right.</param>
/// <param name="WronglyDeclined">Over the questions that have an answer.</param>
public sealed record Quality(
    string Name,
    int Questions,
    double? Correct,
    double? CorrectUncited,
    double? Answered,
    double? RightCitation,
    double? SpanHit,
    double? CitationRecall,
    double? CitationPrecision,
    int BrokenQuotes,
    double? WrongInsteadOfDeclined,
    double? WronglyDeclined,
    double? SentencesMedian,
    int SentencesMax,
    double? MillisecondsP50,
    double? MillisecondsP95)
{
    public static Quality Of(string name, IReadOnlyList<Verdict> verdicts)
    {
        var answers = verdicts.Where(verdict => verdict.IsAnswer).ToList();
        var sentences = answers.Select(verdict => (double)verdict.Sentences).Order().ToList();
        var times = verdicts.Select(verdict => verdict.Exchange.Elapsed.TotalMilliseconds).Order().ToList();
        return new Quality(
            name,
            verdicts.Count,
            Share(verdicts, verdict => verdict.IsCorrect),
            Share(verdicts, verdict => verdict.IsCorrectUncited),
            Share(verdicts, verdict => verdict.IsAnswer),
            Share(answers.Where(verdict => !verdict.Question.MustBeDeclined), verdict => verdict.RightCitation),
            Share(verdicts.Where(verdict => verdict.SpanHit is not null), verdict => verdict.SpanHit is true),
            Ratio(answers.Sum(verdict => verdict.CitedSentences), answers.Sum(verdict => verdict.Sentences)),
            Ratio(answers.Sum(verdict => verdict.SupportedCitations), answers.Sum(verdict => verdict.Citations)),
            answers.Sum(verdict => verdict.BrokenQuotes),
            Share(verdicts.Where(verdict => verdict.Question.IsTrap), verdict => verdict.Outcome is Outcome.AnsweredInsteadOfDeclined),
            Share(verdicts.Where(verdict => !verdict.Question.MustBeDeclined), verdict => verdict.Outcome is Outcome.WronglyDeclined),
            Percentile(sentences, 0.5),
            answers.Select(verdict => verdict.Sentences).DefaultIfEmpty().Max(),
            Percentile(times, 0.5),
            Percentile(times, 0.95));
    }

    private static double? Share(IEnumerable<Verdict> verdicts, Func<Verdict, bool> counts)
    {
        var all = verdicts.ToList();
        return Ratio(all.Count(counts), all.Count);
    }

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;

    /// <summary>By nearest rank, so that the figure is one that was measured.</summary>
    private static double? Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
