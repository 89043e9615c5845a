namespace Bot.Core.Commands;

/// <summary>Undoing what was done not long ago.</summary>
internal static class UndoCommand
{
    private static readonly CommandOption Entry = new("entry", OptionKind.Number) { IsRequired = true };

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("source undo", CommandAccess.Moderator, [Entry], UndoAsync),
    ];

    private static async Task<CommandResult> UndoAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var (undone, entry) = await services.Sources.UndoAsync(call.Actor, call.Number(Entry.Name) ?? 0, cancellationToken);
        return CommandResult.Of($"undone: {undone.Action} of {undone.Subject}; now {entry.After}");
    }
}
