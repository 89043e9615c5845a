using System.Globalization;
using Bot.Core.Evaluation;
using Bot.Host.Json;
using Spectre.Console;

namespace Bot.Host.Console;

/// <summary>All that an evaluation found, as tables, with every wrong reply below them.</summary>
internal static class EvaluationTables
{
    // As wide as the widest table needs; a file has no width to keep to.
    internal const int RedirectedWidth = 190;

    private static readonly double[] Thresholds = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];

    public static void Print(IAnsiConsole console, QualityReport report)
    {
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = RedirectedWidth;
        console.Write(QualityTable.Of(report));
        console.Write(Shares(report));
        console.Write(Curve(report));
        console.Write(Bins(report.Reliability));
        console.Write(Losses(report.Losses));
        WrongReplies.Write(console.Profile.Out.Writer, report.Wrong);
    }

    internal static Table Table(IReadOnlyList<string> headings, IEnumerable<IEnumerable<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        return table;
    }

    internal static string Percent(double? share) => share is { } value ? value.ToString("0%", CultureInfo.InvariantCulture) : "-";

    internal static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    internal static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static Table Shares(QualityReport report)
    {
        IReadOnlyList<SystemQuality> systems = [report.Bot, .. report.Baselines];
        return Table(
            ["share, 95 % interval", "n", .. systems.Select(system => system.Overall.Name)],
            report.Bot.Shares.Select((share, i) => (IEnumerable<string>)[share.Name, Count(share.Questions), .. systems.Select(system => WithInterval(system.Shares[i]))])
                .Append(["area of risk over coverage", "", .. systems.Select(system => Number(system.RiskCoverage.Area, "0.000"))])
                .Append(["refusal AUROC", "", .. systems.Select(system => Number(system.RefusalAuroc, "0.000"))]));
    }

    private static string WithInterval(Share share) =>
        share.Interval is { } interval ? $"{Percent(share.Value)} [{Percent(interval.Low)}, {Percent(interval.High)}]" : Percent(share.Value);

    private static Table Curve(QualityReport report) => Table(
        ["answers from a confidence of", "answered", "wrong of these"],
        Thresholds.Append(report.Threshold).Distinct().OrderDescending()
            .Select(threshold => (Threshold: threshold, Point: report.Bot.RiskCoverage.At(threshold)))
            .Select(at => (IEnumerable<string>)
            [
                Number(at.Threshold, "0.00") + (at.Threshold == report.Threshold ? " (as shipped)" : ""),
                Percent(at.Point?.Coverage ?? 0),
                Percent(at.Point?.Risk),
            ]));

    private static Table Bins(Reliability reliability) => Table(
        ["confidence", "answers", "stated", "right"],
        reliability.Bins
            .Select(bin => (IEnumerable<string>)[$"{Number(bin.From, "0.0")} to {Number(bin.To, "0.0")}", Count(bin.Answers), Percent(bin.Stated), Percent(bin.Right)])
            .Append(["expected calibration error", "", "", Number(reliability.ExpectedError, "0.000")]));

    private static Table Losses(IReadOnlyList<LossCount> losses) =>
        Table(["wrong replies lost by", "n"], losses.Select(loss => (IEnumerable<string>)[LossName.Of(loss.Loss), Count(loss.Replies)]));
}
