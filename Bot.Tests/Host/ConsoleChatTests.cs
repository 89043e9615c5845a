using Bot.Core.Chat;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Host.Console;
using Bot.Tests.Fixtures;
using Spectre.Console;

namespace Bot.Tests.Host;

public sealed class ConsoleChatTests
{
    [Fact]
    public async Task A_conversation_from_question_to_quit()
    {
        var shown = await ChatAsync("What did Dara Quill say about the letters?", "/sources", "/new", "/sources", "/help", "/nonsense", "", "/quit", "never read");

        Assert.Equal(2, Count(shown, "[1] Wexley Courier"));
        Assert.Contains("A new conversation.", shown, StringComparison.Ordinal);
        Assert.Contains("There is no answer yet.", shown, StringComparison.Ordinal);
        Assert.Contains("/quit", shown, StringComparison.Ordinal);
        Assert.Contains("There is no /nonsense.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_its_input() => Assert.Contains("> ", await ChatAsync(), StringComparison.Ordinal);

    private static async Task<string> ChatAsync(params string[] lines)
    {
        using var folder = new TempDirectory();
        await using var store = await SqliteStore.OpenAsync(await FerryStory.StoreAsync(folder), FerryStory.Clock(), CancellationToken.None);
        using var input = new StringReader(string.Join('\n', lines));
        await using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(input, output, TextWriter.Null, ShowsOutput: true, TakesInput: true);
        var pipeline = new QuestionPipeline(store, store, Glossary.Empty, FerryStory.Clock());
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        await new ConsoleChat(terminal, console, pipeline).RunAsync(CancellationToken.None);
        return output.ToString();
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
