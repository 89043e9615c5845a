using System.CommandLine;
using Bot.Core.Chat;
using Bot.Core.Evaluation;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Json;

namespace Bot.Host.Cli;

internal static class EvalCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "A question set, JSON Lines; - is standard input" };
        var json = new Option<bool>("--json") { Description = "Print the table and the wrong replies as JSON" };
        var command = new Command("eval", "Run a question set and show how good the replies are") { file, json };
        runner.Attach(command, (parsed, cancellationToken) =>
            EvaluateAsync(runner, parsed, parsed.GetRequiredValue(file), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> EvaluateAsync(CommandRunner runner, ParseResult parsed, string file, bool json, CancellationToken cancellationToken)
    {
        var terminal = runner.Shell.Terminal;
        using var reader = runner.OpenInput(file);
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var report = QualityReport.From(await JudgeAllAsync(workspace.Pipeline, file, reader, cancellationToken));
        if (json)
            await terminal.Output.WriteLineAsync(BotJson.Write(QualityJson.From(report), BotJson.Default.QualityJson));
        else
            QualityTable.Print(AnsiTerminal.Of(terminal), report);
        return ExitCode.Ok;
    }

    /// <summary>One question at a time, so that the times are those of a question that has the machine to itself.</summary>
    private static async Task<List<Verdict>> JudgeAllAsync(QuestionPipeline pipeline, string file, TextReader reader, CancellationToken cancellationToken)
    {
        var judge = new AnswerJudge(LiteralSupport.Supports);
        var verdicts = new List<Verdict>();
        try
        {
            await foreach (var question in QuestionSet.ReadAsync(reader, cancellationToken))
            {
                var exchange = await pipeline.AskAsync(new ChatMessage(question.Question, question.History), cancellationToken);
                verdicts.Add(judge.Judge(question, exchange));
            }
        }
        catch (InvalidDataException error)
        {
            throw new ConfigurationException($"{file}: {error.Message}", error);
        }

        return verdicts.Count > 0 ? verdicts : throw new ConfigurationException($"{file} holds no questions");
    }
}
