using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Evaluation;
using Bot.Host.Json;
using Spectre.Console;

namespace Bot.Host.Console;

/// <summary>The quality of a run as a table, with every wrong reply below it.</summary>
internal static class QualityTable
{
    private static readonly (string Heading, Func<Quality, string> Cell)[] Columns =
    [
        ("kind", quality => quality.Name),
        ("n", quality => Count(quality.Questions)),
        ("correct", quality => Percent(quality.Correct)),
        ("uncited", quality => Percent(quality.CorrectUncited)),
        ("answered", quality => Percent(quality.Answered)),
        ("cites", quality => Percent(quality.RightCitation)),
        ("span", quality => Percent(quality.SpanHit)),
        ("c.recall", quality => Percent(quality.CitationRecall)),
        ("c.prec", quality => Percent(quality.CitationPrecision)),
        ("broken", quality => Count(quality.BrokenQuotes)),
        ("wrong/decl", quality => Percent(quality.WrongInsteadOfDeclined)),
        ("declined", quality => Percent(quality.WronglyDeclined)),
        ("sent", quality => $"{Number(quality.SentencesMedian, "0")}/{Count(quality.SentencesMax)}"),
        ("p50 ms", quality => Number(quality.MillisecondsP50, "0.0")),
        ("p95 ms", quality => Number(quality.MillisecondsP95, "0.0")),
    ];

    // As wide as the table needs; a file has no width to keep to.
    private const int RedirectedWidth = 150;

    public static void Print(IAnsiConsole console, QualityReport report)
    {
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = RedirectedWidth;
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (heading, _) in Columns)
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (var quality in report.Kinds.Append(report.Overall))
            table.AddRow(Columns.Select(column => new Text(column.Cell(quality))));
        console.Write(table);
        foreach (var verdict in report.Wrong)
            PrintWrong(console.Profile.Out.Writer, verdict);
    }

    private static void PrintWrong(TextWriter output, Verdict verdict)
    {
        var (question, reply) = (verdict.Question, verdict.Exchange.Reply);
        output.WriteLine($"{question.Id} ({question.Kind}) {OutcomeName.Of(verdict.Outcome)}: {TerminalText.Line(question.Question)}");
        foreach (var earlier in question.History)
            output.WriteLine($"    after     {TerminalText.Line(earlier)}");
        output.WriteLine($"    expected  {TerminalText.Line(question.Answer ?? "to be declined")} [{string.Join(", ", question.MustCite)}]");
        output.WriteLine($"    came      {TerminalText.Line(reply.Text)} [{Basis(reply)}]");
    }

    private static string Basis(Reply reply) => reply switch
    {
        Reply.Answer answer => string.Join(", ", answer.Citations.Select(citation => citation.Article.Value)),
        Reply.Abstention abstention => ReasonName.Of(abstention.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Percent(double? share) => share is { } value ? value.ToString("0%", CultureInfo.InvariantCulture) : "-";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
