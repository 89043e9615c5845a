using Bot.Core.Evaluation;
using Spectre.Console;
using static Bot.Host.Console.EvaluationTables;

namespace Bot.Host.Console;

/// <summary>The bot's figures by kind of question and in all, and those of the baselines below them.</summary>
internal static class QualityTable
{
    private static readonly (string Heading, Func<Quality, string> Cell)[] Columns =
    [
        ("kind", quality => quality.Name),
        ("n", quality => Count(quality.Questions)),
        ("correct", quality => Percent(quality.Correct)),
        ("uncited", quality => Percent(quality.CorrectUncited)),
        ("answered", quality => Percent(quality.Answered)),
        ("answerable:\ncorrect", quality => Percent(quality.AnswerableCorrect)),
        ("\ndeclined", quality => Percent(quality.WronglyDeclined)),
        ("to decline:\nanswered", quality => Percent(quality.AnsweredOfThoseToDecline)),
        ("trapped", quality => Percent(quality.WrongInsteadOfDeclined)),
        ("cites", quality => Percent(quality.RightCitation)),
        ("span", quality => Percent(quality.SpanHit)),
        ("c.recall", quality => Percent(quality.CitationRecall)),
        ("c.prec", quality => Percent(quality.CitationPrecision)),
        ("broken", quality => Count(quality.BrokenQuotes)),
        ("sent", quality => $"{Number(quality.SentencesMedian, "0")}/{Count(quality.SentencesMax)}"),
        ("p50 ms", quality => Number(quality.MillisecondsP50, "0.0")),
        ("p95 ms", quality => Number(quality.MillisecondsP95, "0.0")),
    ];

    public static Table Of(QualityReport report) => EvaluationTables.Table(
        [.. Columns.Select(column => column.Heading)],
        report.Kinds.Append(report.Bot.Overall).Concat(report.Baselines.Select(baseline => baseline.Overall))
            .Select(quality => Columns.Select(column => column.Cell(quality))));
}
