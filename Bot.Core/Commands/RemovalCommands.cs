namespace Bot.Core.Commands;

/// <summary>Bringing articles up to date, and taking them out.</summary>
internal static class RemovalCommands
{
    private static readonly CommandOption Article = SourceCommands.Article;

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("source refresh", CommandAccess.Moderator, [Article], RefreshAsync),
        new("source remove", CommandAccess.Moderator, [Article, ReviewCommands.Reason], RemoveAsync),
        new("source retract", CommandAccess.Moderator, [Article, ReviewCommands.Reason], RetractAsync),
        new("source restore", CommandAccess.Moderator, [Article], RestoreAsync),
    ];

    private static async Task<CommandResult> RefreshAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken) =>
        await services.Sources.RefreshAsync(call.Actor, call.Article(Article.Name), cancellationToken) is { } diff
            ? new CommandResult([new ResultPart.Diff(diff)])
            : CommandResult.Of("nothing has changed");

    private static async Task<CommandResult> RemoveAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Sources.RemoveAsync(call.Actor, call.Article(Article.Name), call.Text(ReviewCommands.Reason.Name), cancellationToken);
        return Undoable(call, "removed; sources restore undoes it");
    }

    private static async Task<CommandResult> RetractAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Sources.RetractAsync(call.Actor, call.Article(Article.Name), call.Text(ReviewCommands.Reason.Name), cancellationToken);
        return Undoable(call, "retracted; sources restore undoes it");
    }

    private static async Task<CommandResult> RestoreAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Sources.RestoreAsync(call.Actor, call.Article(Article.Name), cancellationToken);
        return CommandResult.Of("restored: it is cited again");
    }

    private static CommandResult Undoable(CommandCall call, string line) =>
        CommandResult.Of(line) with { Buttons = [new CommandButton("source restore", Article.Name, call.Required(Article.Name))] };
}
