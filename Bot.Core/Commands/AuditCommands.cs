using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>Who did what to the store.</summary>
internal static class AuditCommands
{
    private const int UsualEntries = 20;

    private static readonly CommandOption Entries = new("entries", OptionKind.Number);

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("audit list", CommandAccess.Moderator, [Entries], ListAsync),
        new("audit verify", CommandAccess.Moderator, [], VerifyAsync),
        new("audit export", CommandAccess.Moderator, [], ExportAsync),
    ];

    private static async Task<CommandResult> ListAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var entries = await services.Moderation.ListAuditAsync(after: 0, cancellationToken);
        if (entries.Count == 0)
            return CommandResult.Of("nothing was done yet");
        var newest = entries.Reverse().Take(Math.Min(call.Number(Entries.Name) ?? UsualEntries, call.Caller.Rows ?? int.MaxValue));
        return new CommandResult([new ResultPart.Table([.. newest.Select(Row)])]);
    }

    private static async Task<CommandResult> VerifyAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var entries = await services.Moderation.ListAuditAsync(after: 0, cancellationToken);
        return AuditChain.Problem(entries, await services.Moderation.ReadAuditHeadAsync(cancellationToken)) is { } problem
            ? CommandResult.Of($"the audit log is not whole: {problem}; compare it with a backup or an export") with { IsFailure = true }
            : CommandResult.Of($"the audit log is whole: {entries.Count} entries{(entries.Count > 0 ? $", the newest with hash {entries[^1].Hash}" : "")}");
    }

    private static async Task<CommandResult> ExportAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var entries = await services.Moderation.ListAuditAsync(after: 0, cancellationToken);
        // No platform takes an empty file.
        return entries.Count == 0 && call.Caller.Channel is not null ? CommandResult.Of("nothing was done yet") : new CommandResult([new ResultPart.AuditLog(entries)]);
    }

    private static IReadOnlyList<string> Row(AuditEntry entry) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{entry.Number}"),
        Minute.Of(entry.At),
        entry.Action.ToString(),
        entry.Subject,
        entry.Actor,
        entry.After ?? "",
    ];
}
