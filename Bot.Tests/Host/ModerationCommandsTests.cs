using Bot.Core.Commands;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class ModerationCommandsTests : IDisposable
{
    private readonly TempDirectory folder = new();

    [Fact]
    public async Task A_file_is_added_reviewed_taken_out_and_put_back_at_the_command_line()
    {
        var file = folder.Write("letter.md", """
            ---
            id: letter
            headline: Bridge is to open
            outlet: The Gull
            published: 2031-02-03
            url: https://gull.example/letter
            ---
            The old bridge of Marlow Bay is to be open again in the spring, the council said in a letter.
            """);

        var added = await RunAsync("sources", "add", file);
        var waiting = await RunAsync("sources", "waiting");
        var proposal = waiting.Output.Split('\t')[0];
        Assert.Contains($"It waits for review. sources approve {proposal} lets it be cited", added.Output, StringComparison.Ordinal);
        Assert.Equal($"{proposal}\tThe Gull\tBridge is to open\thttps://gull.example/letter\n", waiting.Output);

        Assert.Equal("approved: letter is cited from now on\n", (await RunAsync("sources", "approve", proposal)).Output);
        Assert.Equal("retracted; sources restore undoes it\n", (await RunAsync("sources", "retract", "letter", "--reason", "a mistake")).Output);
        Assert.EndsWith("\t(not indexed)\n", (await RunAsync("sources", "list")).Output, StringComparison.Ordinal);
        Assert.Equal("restored: it is cited again\n", (await RunAsync("sources", "restore", "letter")).Output);
        Assert.Contains("\tRetract\tcli/", (await RunAsync("sources", "history", "letter")).Output, StringComparison.Ordinal);
        Assert.StartsWith("the audit log is whole: 4 entries", (await RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
        Assert.Equal(4, (await RunAsync("audit", "export")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("url", "sources", "add")]
    [InlineData("published", "sources", "add", "https://gull.example/x", "--published", "yesterday")]
    [InlineData("no source waits", "sources", "approve", "0000")]
    [InlineData("there is no such file", "sources", "add", "nothing.md")]
    public async Task What_cannot_be_done_exits_with_2_and_one_line(string hint, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(hint, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_that_needs_no_channel_is_there_with_its_help()
    {
        foreach (var command in CommandRegistry.All.Where(command => !command.NeedsChannel))
        {
            var run = await RunAsync([.. CommandSpelling.AtCommandLine(command.Path).Split(' '), "--help"]);
            Assert.Contains(CommandWords.English.About(command.Path), run.Output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => folder.Dispose();

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync(folder, [.. arguments, "--store", folder.File("bot.db"), "--no-knowledge"]);
}
