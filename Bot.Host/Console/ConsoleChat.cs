using Bot.Core.Answering;
using Bot.Core.Chat;
using Spectre.Console;

namespace Bot.Host.Console;

/// <summary>A conversation at the terminal: follow-ups know the questions before them.</summary>
internal sealed class ConsoleChat(Terminal terminal, IAnsiConsole console, QuestionPipeline pipeline)
{
    // As far back as a follow-up reaches.
    private const int MostHistory = 10;

    private const string Help = """
        Type a question. A follow-up may say "she", "it" or "and then?".
        /new      forget the conversation
        /sources  show the sources of the last answer again
        /quit     leave
        """;

    private readonly List<string> history = [];
    private Reply? last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        console.WriteLine("Ask a question, or /help.");
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            var text = line.Trim();
            if (text is "/quit" or "/exit")
                return;
            if (text.StartsWith('/'))
                Obey(text);
            else if (text.Length > 0)
                await AnswerAsync(text, cancellationToken);
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        await terminal.Output.WriteAsync("\n> ");
        await terminal.Output.FlushAsync(cancellationToken);
        // Reading a terminal cannot be called off, so Ctrl-C leaves the read behind.
        return await Task.Run(terminal.Input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
    }

    private void Obey(string command)
    {
        switch (command)
        {
            case "/new":
                history.Clear();
                last = null;
                console.WriteLine("A new conversation.");
                break;
            case "/sources" when last is not null:
                ReplyPrinter.PrintSources(console, last);
                break;
            case "/sources":
                console.WriteLine("There is no answer yet.");
                break;
            case "/help":
                console.WriteLine(Help);
                break;
            default:
                console.WriteLine($"There is no {TerminalText.Line(command)}. /help lists what there is.");
                break;
        }
    }

    private async Task AnswerAsync(string question, CancellationToken cancellationToken)
    {
        last = await ReplyAsync(new ChatMessage(question, [.. history]), cancellationToken);
        ReplyPrinter.Print(console, last);
        if (last.IsBadInput)
            return;
        history.Add(question);
        if (history.Count > MostHistory)
            history.RemoveAt(0);
    }

    private async Task<Reply> ReplyAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return (await pipeline.AskAsync(message, cancellationToken)).Reply;
        }
#pragma warning disable CA1031 // One question's failure is told, and the conversation and the web page go on.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await terminal.Error.WriteLineAsync($"docket: unexpected failure: {TerminalText.Line(error.Message)}");
            return Declined.ByFailure(message).Reply;
        }
    }
}
