using System.CommandLine;
using Bot.Core.Evaluation;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Json;
using Bot.Host.Plots;

namespace Bot.Host.Cli;

internal static class EvalCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "A question set, JSON Lines; - is standard input" };
        var json = new Option<bool>("--json") { Description = "Print the tables and the wrong replies as JSON" };
        var plot = new Option<string?>("--plot") { Description = "Draw the risk-coverage curve into a .png or .svg file", HelpName = "file" };
        var command = new Command("eval", "Run a question set and show how good the replies are") { file, json, plot };
        command.Add(EvalGateCommand.Create(runner));
        runner.Attach(command, (parsed, cancellationToken) =>
            EvaluateAsync(runner, parsed, parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(plot), cancellationToken));
        return command;
    }

    private static async Task<int> EvaluateAsync(
        CommandRunner runner, ParseResult parsed, string file, bool json, string? plot, CancellationToken cancellationToken)
    {
        if (plot is not null && Path.GetExtension(plot).ToLowerInvariant() is not (".png" or ".svg"))
            throw new ConfigurationException($"{plot}: --plot draws .png and .svg files");
        var terminal = runner.Shell.Terminal;
        using var reader = runner.OpenInput(file);
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var report = await RunAsync(workspace, runner.Shell.Clock, file, reader, cancellationToken);
        if (json)
            await terminal.Output.WriteLineAsync(BotJson.Write(QualityJson.From(report), BotJson.Default.QualityJson));
        else
            EvaluationTables.Print(AnsiTerminal.Of(terminal), report);
        if (plot is not null)
            RiskCoveragePlot.Draw(report, plot);
        return ExitCode.Ok;
    }

    private static async Task<QualityReport> RunAsync(
        Workspace workspace, TimeProvider clock, string file, TextReader reader, CancellationToken cancellationToken)
    {
        var examiner = new Examiner(workspace.Store, workspace.Store, workspace.Glossary, clock);
        IReadOnlyList<IBaseline> baselines = [new Parrot(workspace.Retriever), new BareBm25(workspace.Store)];
        try
        {
            var report = await new EvaluationRun(examiner, baselines, clock)
                .RunAsync(QuestionSet.ReadAsync(reader, cancellationToken), cancellationToken);
            return report.Bot.Overall.Questions > 0 ? report : throw new ConfigurationException($"{file} holds no questions");
        }
        catch (InvalidDataException error)
        {
            throw new ConfigurationException($"{file}: {error.Message}", error);
        }
    }
}
