using Bot.Core.Answering;

namespace Bot.Core.Evaluation;

/// <summary>The quality of a whole run, with what far simpler systems make of the same questions.</summary>
/// <param name="Kinds">The bot's figures per kind of question, in the order in which the set first names them.</param>
/// <param name="Threshold">The confidence below which the bot declines.</param>
/// <param name="Reliability">Of the bot's confidence.</param>
/// <param name="Losses">How many wrong replies were lost at each stage.</param>
/// <param name="Wrong">The wrong replies of the bot.</param>
public sealed record QualityReport(
    SystemQuality Bot,
    IReadOnlyList<Quality> Kinds,
    IReadOnlyList<SystemQuality> Baselines,
    double Threshold,
    Reliability Reliability,
    IReadOnlyList<LossCount> Losses,
    IReadOnlyList<Trial> Wrong)
{
    public static QualityReport From(IReadOnlyList<Trial> trials, IReadOnlyList<(string Name, IReadOnlyList<Verdict> Verdicts)> baselines)
    {
        var attempts = trials.Select(trial => Attempt.Of(trial.Unguarded)).ToList();
        return new QualityReport(
            SystemQuality.Of("all", [.. trials.Select(trial => trial.Verdict)], attempts),
            [.. trials.Select(trial => trial.Verdict).GroupBy(verdict => verdict.Question.Kind, StringComparer.Ordinal).Select(kind => Quality.Of(kind.Key, [.. kind]))],
            [.. baselines.Select(baseline => SystemQuality.Of(baseline.Name, baseline.Verdicts, [.. baseline.Verdicts.Select(Attempt.Of)]))],
            Confidence.Threshold,
            Reliability.Of(attempts),
            [.. Enum.GetValues<Loss>().Select(loss => new LossCount(loss, trials.Count(trial => trial.Loss == loss)))],
            [.. trials.Where(trial => !trial.Verdict.IsCorrect)]);
    }
}

public sealed record LossCount(Loss Loss, int Replies);

/// <summary>The figures of one system over all questions.</summary>
/// <param name="Shares">The main shares, with their intervals.</param>
/// <param name="RefusalAuroc">The chance that an answerable question gets more confidence than one that must be declined.</param>
public sealed record SystemQuality(Quality Overall, IReadOnlyList<Share> Shares, RiskCoverage RiskCoverage, double? RefusalAuroc)
{
    public static SystemQuality Of(string name, IReadOnlyList<Verdict> verdicts, IReadOnlyList<Attempt> attempts) =>
        new(Quality.Of(name, verdicts), Share.MainOf(verdicts), RiskCoverage.Of(attempts), RankMeasures.Refusal(attempts));
}

/// <summary>The measures over one group of questions. Shares are null where nothing can be counted.</summary>
/// <param name="Correct">Share of questions with a right reply: an accepted answer that cites what it must, or a right abstention.</param>
/// <param name="CorrectUncited">The same, whatever the answer cites.</param>
/// <param name="Answered">Share of questions that got an answer.</param>
/// <param name="AnswerableCorrect">Over the questions that have an answer.</param>
/// <param name="RightCitation">Share of answers that cite what they must.</param>
/// <param name="SpanHit">Over the questions that name their evidence.</param>
/// <param name="CitationRecall">Share of answer sentences that carry a citation.</param>
/// <param name="CitationPrecision">Share of citations whose passage bears out its claim.</param>
/// <param name="BrokenQuotes">Quotations that are not word for word; a count, and it should be 0.</param>
/// <param name="WrongInsteadOfDeclined">Over the questions that should be declined or set right.</param>
/// <param name="AnsweredOfThoseToDecline">Over the questions that must be declined, whatever the answer says.</param>
/// <param name="WronglyDeclined">Over the questions that have an answer.</param>
public sealed record Quality(
    string Name,
    int Questions,
    double? Correct,
    double? CorrectUncited,
    double? Answered,
    double? AnswerableCorrect,
    double? RightCitation,
    double? SpanHit,
    double? CitationRecall,
    double? CitationPrecision,
    int BrokenQuotes,
    double? WrongInsteadOfDeclined,
    double? AnsweredOfThoseToDecline,
    double? WronglyDeclined,
    double? SentencesMedian,
    int SentencesMax,
    double? MillisecondsP50,
    double? MillisecondsP95)
{
    public static Quality Of(string name, IReadOnlyList<Verdict> verdicts)
    {
        var answers = verdicts.Where(verdict => verdict.IsAnswer).ToList();
        var answerable = verdicts.Where(verdict => !verdict.Question.MustBeDeclined).ToList();
        var sentences = answers.Select(verdict => (double)verdict.Sentences).Order().ToList();
        var times = verdicts.Select(verdict => verdict.Exchange.Elapsed.TotalMilliseconds).Order().ToList();
        return new Quality(
            name,
            verdicts.Count,
            ShareOf(verdicts, verdict => verdict.IsCorrect),
            ShareOf(verdicts, verdict => verdict.IsCorrectUncited),
            ShareOf(verdicts, verdict => verdict.IsAnswer),
            ShareOf(answerable, verdict => verdict.IsCorrect),
            ShareOf(answerable.Where(verdict => verdict.IsAnswer), verdict => verdict.RightCitation),
            ShareOf(verdicts.Where(verdict => verdict.SpanHit is not null), verdict => verdict.SpanHit is true),
            Ratio(answers.Sum(verdict => verdict.CitedSentences), answers.Sum(verdict => verdict.Sentences)),
            Ratio(answers.Sum(verdict => verdict.SupportedCitations), answers.Sum(verdict => verdict.Citations)),
            answers.Sum(verdict => verdict.BrokenQuotes),
            ShareOf(verdicts.Where(verdict => verdict.Question.IsTrap), verdict => verdict.Outcome is Outcome.AnsweredInsteadOfDeclined),
            ShareOf(verdicts.Where(verdict => verdict.Question.MustBeDeclined), verdict => verdict.IsAnswer),
            ShareOf(answerable, verdict => verdict.Outcome is Outcome.WronglyDeclined),
            Percentile(sentences, 0.5),
            answers.Select(verdict => verdict.Sentences).DefaultIfEmpty().Max(),
            Percentile(times, 0.5),
            Percentile(times, 0.95));
    }

    private static double? ShareOf(IEnumerable<Verdict> verdicts, Func<Verdict, bool> counts)
    {
        var all = verdicts.ToList();
        return Ratio(all.Count(counts), all.Count);
    }

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;

    /// <summary>By nearest rank, so that the figure is one that was measured.</summary>
    private static double? Percentile(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
