using Bot.Core.Evaluation;
using ScottPlot;

namespace Bot.Host.Plots;

/// <summary>
/// Draws the risk-coverage curves of the bot and of the baselines. Nothing else may name the plotting library: it is
/// loaded with the first method that does, and the bot answers without it.
/// </summary>
internal static class RiskCoveragePlot
{
    private const int Width = 900;
    private const int Height = 600;

    /// <exception cref="IOException"/>
    public static void Draw(QualityReport report, string path)
    {
        using var plot = new Plot();
        foreach (var system in report.Baselines.Prepend(report.Bot))
            AddCurve(plot, system, system == report.Bot ? "Docket" : system.Overall.Name);
        if (report.Bot.RiskCoverage.At(report.Threshold) is { } shipped)
        {
            var marker = plot.Add.Marker(shipped.Coverage, shipped.Risk, MarkerShape.OpenCircle, size: 14);
            marker.LegendText = FormattableString.Invariant($"as shipped (from {report.Threshold:0.00})");
        }

        plot.Title(FormattableString.Invariant($"Risk and coverage, {report.Bot.Overall.Questions} questions"));
        plot.XLabel("share of questions answered");
        plot.YLabel("share wrong of the answers");
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.ShowLegend(Alignment.UpperLeft);
        plot.Save(path, Width, Height);
    }

    private static void AddCurve(Plot plot, SystemQuality system, string name)
    {
        var points = system.RiskCoverage.Points;
        var curve = plot.Add.ScatterLine(points.Select(point => point.Coverage).ToArray(), points.Select(point => point.Risk).ToArray());
        curve.LineWidth = 2;
        curve.LegendText = FormattableString.Invariant($"{name}, area {system.RiskCoverage.Area:0.000}");
    }
}
