using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class BackupCommandsTests : IDisposable
{
    private readonly TempDirectory folder = new();

    [Fact]
    public async Task A_store_is_copied_away_and_brought_back()
    {
        var letter = folder.Write("letter.md", "---\nid: letter\nheadline: Bridge is to open\noutlet: The Gull\nurl: https://gull.example/letter\n---\nThe old bridge is to be open again.");
        await RunAsync("ingest", letter);

        var backup = await RunAsync("backup", "kept.db");
        await RunAsync("sources", "remove", "letter");
        var restored = await RunAsync("restore", "kept.db");

        Assert.Matches(@"^backed up and checked: 1 articles that can be found, 0 entries in the audit log, \d+\.\d MiB: .*kept\.db\n$", backup.Output);
        Assert.Matches(@"^restored and checked: 1 articles that can be found, 1 entries in the audit log, \d+\.\d MiB: .*bot\.db\nthe store before is kept as .*bot\.db\.before-\d{8}T\d{6}Z\n$", restored.Output);
        Assert.DoesNotContain("not indexed", (await RunAsync("sources", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("RestoreBackup\tkept.db", (await RunAsync("audit", "list")).Output, StringComparison.Ordinal);
        Assert.StartsWith("the audit log is whole: 1 entries", (await RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no store", "backup", "kept.db")]
    [InlineData("there is no backup", "restore", "kept.db")]
    public async Task What_is_not_there_is_said_in_one_line_and_nothing_is_made(string said, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    public void Dispose() => folder.Dispose();

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(folder, [.. arguments, "--store", folder.File("bot.db"), "--no-knowledge"]);
}
