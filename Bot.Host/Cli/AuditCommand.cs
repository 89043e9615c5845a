using System.CommandLine;
using Bot.Core.Moderation;
using Bot.Host.Json;

namespace Bot.Host.Cli;

internal static class AuditCommand
{
    public static Command Create(CommandRunner runner)
    {
        var verify = new Command("verify", "Check that no entry was altered, taken out or put in");
        runner.Attach(verify, (parsed, cancellationToken) => VerifyAsync(runner, parsed, cancellationToken));
        var export = new Command("export", "Write the log out as JSON Lines, one entry a line");
        runner.Attach(export, (parsed, cancellationToken) => ExportAsync(runner, parsed, cancellationToken));
        return new Command("audit", "Who did what to the store") { verify, export };
    }

    private static async Task<int> VerifyAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        var entries = await workspace.Store.Moderation.ListAuditAsync(after: 0, cancellationToken);
        if (AuditChain.Problem(entries, await workspace.Store.Moderation.ReadAuditHeadAsync(cancellationToken)) is { } problem)
        {
            await runner.Shell.Terminal.Error.WriteLineAsync($"docket: the audit log is not whole: {problem}; compare it with a backup or an export");
            return ExitCode.Failure;
        }

        await runner.Shell.Terminal.Output.WriteLineAsync($"the audit log is whole: {entries.Count} entries{(entries.Count > 0 ? $", the newest with hash {entries[^1].Hash}" : "")}");
        return ExitCode.Ok;
    }

    private static async Task<int> ExportAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        foreach (var entry in await workspace.Store.Moderation.ListAuditAsync(after: 0, cancellationToken))
            await runner.Shell.Terminal.Output.WriteLineAsync(BotJson.Write(AuditJson.From(entry), BotJson.Default.AuditJson));
        return ExitCode.Ok;
    }
}
