using System.CommandLine;
using System.Globalization;
using Bot.Core.Moderation;
using Bot.Core.Storage;

namespace Bot.Host.Cli;

/// <summary>Copying the store away, and bringing a copy back.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> Create(CommandRunner runner)
    {
        var target = new Argument<string>("file") { Description = "Where to write it; a file that is there already is not overwritten" };
        var backup = new Command("backup", "Copy the store into one file, also while the bot runs, and check the copy") { target };
        runner.Attach(backup, (parsed, cancellationToken) => BackupAsync(runner, parsed, PathOf(runner, parsed, target), cancellationToken));

        var source = new Argument<string>("file") { Description = "What backup wrote" };
        var restore = new Command("restore", "Put a backup in the place of the store, while the bot is stopped; the store before is kept beside it") { source };
        runner.Attach(restore, (parsed, cancellationToken) => RestoreAsync(runner, parsed, PathOf(runner, parsed, source), cancellationToken));
        return [backup, restore];
    }

    private static async Task<int> BackupAsync(CommandRunner runner, ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        var copy = await Of(runner, parsed).WriteAsync(file, cancellationToken);
        await runner.Shell.Terminal.Output.WriteLineAsync($"backed up {Describe(copy)}: {copy.Path}");
        return ExitCode.Ok;
    }

    private static async Task<int> RestoreAsync(CommandRunner runner, ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        var (restored, before) = await Of(runner, parsed).RestoreAsync(Actor.AtCommandLine(Environment.UserName), file, cancellationToken);
        await runner.Shell.Terminal.Output.WriteLineAsync($"restored {Describe(restored)}: {restored.Path}");
        if (before is not null)
            await runner.Shell.Terminal.Output.WriteLineAsync($"the store before is kept as {before}");
        return ExitCode.Ok;
    }

    private static StoreBackup Of(CommandRunner runner, ParseResult parsed) => new(runner.ReadSettings(parsed).StorePath, runner.Shell.Clock);

    private static string PathOf(CommandRunner runner, ParseResult parsed, Argument<string> argument) => Path.GetFullPath(parsed.GetRequiredValue(argument), runner.Shell.WorkingDirectory);

    private static string Describe(StoreCopy copy) =>
        string.Create(CultureInfo.InvariantCulture, $"and checked: {copy.Articles} articles that can be found, {copy.AuditEntries} entries in the audit log, {new FileInfo(copy.Path).Length / 1048576.0:0.0} MiB");
}
