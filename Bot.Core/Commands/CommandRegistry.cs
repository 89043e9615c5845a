namespace Bot.Core.Commands;

/// <summary>All commands, in the order in which help and docs show them. A new one is a file of its own and a line here.</summary>
public static class CommandRegistry
{
    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        .. AddingCommands.All,
        .. ReviewCommands.All,
        .. SourceCommands.All,
        .. RemovalCommands.All,
        .. UndoCommand.All,
        .. FeedCommands.All,
        .. PinCommands.All,
        .. GlossaryCommands.All,
        .. GapsCommand.All,
        .. ExportCommands.All,
        .. AuditCommands.All,
        .. ChannelCommands.All,
    ];

    /// <param name="path">In English, parted by single spaces.</param>
    public static CommandDefinition? Find(string path) => All.FirstOrDefault(command => command.Path == path);
}
