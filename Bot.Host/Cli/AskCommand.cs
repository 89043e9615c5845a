using System.CommandLine;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Json;

namespace Bot.Host.Cli;

internal static class AskCommand
{
    public static Command Create(CommandRunner runner)
    {
        var question = FreeWords.Argument("question", "The question; - reads it from standard input");
        var history = new Option<string[]>("--history")
        {
            Description = "Earlier questions of the same conversation, oldest first",
            HelpName = "QUESTION",
            AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "Print the reply as one JSON object" };
        var batch = new Option<string?>("--batch")
        {
            Description = "Answer every line of a JSON Lines file {\"id\",\"question\",\"history\"}; - is standard input",
            HelpName = "FILE",
        };
        var command = new Command("ask", "Answer one question, or a file of questions") { question, history, json, batch };
        runner.Attach(command, (parsed, cancellationToken) => parsed.GetValue(batch) is { } file
            ? AskAllAsync(runner, parsed, file, cancellationToken)
            : AskOneAsync(runner, parsed, parsed.GetValue(question) ?? [], parsed.GetValue(history) ?? [], parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> AskOneAsync(
        CommandRunner runner, ParseResult parsed, string[] words, string[] history, bool json, CancellationToken cancellationToken)
    {
        if (words.Length == 0)
            throw new ConfigurationException("ask what? Try: ask \"Who said that?\"");
        var shell = runner.Shell;
        var text = words is ["-"] ? (await shell.Terminal.Input.ReadToEndAsync(cancellationToken)).Trim() : string.Join(' ', words);
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var exchange = await workspace.Pipeline.AskAsync(new ChatMessage(text, history), cancellationToken);
        var code = ExitCodeOf(exchange.Reply);
        if (json)
            WriteJson(shell.Terminal.Output, NewId(shell), exchange);
        else if (code == ExitCode.BadInput)
            await shell.Terminal.Error.WriteLineAsync($"docket: {TerminalText.Line(exchange.Reply.Text)}");
        else if (shell.Terminal.ShowsOutput)
            ReplyPrinter.Print(AnsiTerminal.Of(shell.Terminal), exchange.Reply);
        else
            PlainReply.Write(shell.Terminal.Output, exchange.Reply);
        return code;
    }

    private static async Task<int> AskAllAsync(CommandRunner runner, ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        var shell = runner.Shell;
        using var reader = runner.OpenInput(file);
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var failed = false;
        var lines = BatchLine.ReadAsync(reader, cancellationToken);
        await foreach (var (line, exchange, failure) in OrderedWork.RunAsync(lines, (line, stop) => AskLineAsync(workspace, line, stop), cancellationToken))
        {
            var request = line.Request;
            if ((failure ?? request.Problem) is { } trouble)
                await shell.Terminal.Error.WriteLineAsync($"docket: line {line.Number}: {trouble.ReplaceLineEndings(" ")}");
            failed |= failure is not null;
            WriteJson(shell.Terminal.Output, request.Id ?? (request.Problem is null ? NewId(shell) : null), exchange);
        }

        return failed ? ExitCode.Failure : ExitCode.Ok;
    }

    private static async Task<(BatchLine Line, Exchange Exchange, string? Failure)> AskLineAsync(
        Workspace workspace, BatchLine line, CancellationToken cancellationToken)
    {
        var message = new ChatMessage(line.Request.Question, line.Request.History);
        if (line.Request.Problem is { } problem)
            return (line, Declined.BadInput(message, problem), null);
        try
        {
            return (line, await workspace.Pipeline.AskAsync(message, cancellationToken), null);
        }
#pragma warning disable CA1031 // One question's failure is reported, and the other questions are still answered.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return (line, Declined.ByFailure(message), $"unexpected failure: {error.Message}");
        }
    }

    private static void WriteJson(TextWriter output, string? id, Exchange exchange)
    {
        output.WriteLine(BotJson.Write(AnswerJson.From(id, exchange), BotJson.Default.AnswerJson));
        // Each line is of use to the reader as soon as it is there.
        output.Flush();
    }

    private static string NewId(Shell shell) => Guid.CreateVersion7(shell.Clock.GetUtcNow()).ToString();

    private static int ExitCodeOf(Reply reply) =>
        reply.IsBadInput ? ExitCode.BadInput : reply is Reply.Abstention ? ExitCode.Abstained : ExitCode.Ok;
}
