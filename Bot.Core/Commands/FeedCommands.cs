using Bot.Core.Articles;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>Feeds that are read by themselves.</summary>
internal static class FeedCommands
{
    private static readonly CommandOption Address = new("address", OptionKind.Address) { IsRequired = true };
    private static readonly CommandOption Trusted = new("trusted", OptionKind.Flag);

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("source feed add", CommandAccess.Moderator, [Address, Trusted], AddAsync),
        new("source feed list", CommandAccess.Moderator, [], ListAsync),
        new("source feed remove", CommandAccess.Moderator, [Address], RemoveAsync),
    ];

    private static async Task<CommandResult> AddAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var isTrusted = call.Flag(Trusted.Name) ?? false;
        var (title, entries) = await services.Feeds.AddAsync(call.Actor, call.Required(Address.Name), isTrusted, cancellationToken);
        return CommandResult.Of($"added: {title}, with {entries} articles now; {(isTrusted ? "they are cited without review" : "they wait for review: sources waiting")}, once the running bot has read them");
    }

    private static async Task<CommandResult> ListAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var feeds = await services.Feeds.ListAsync(cancellationToken);
        return feeds.Count == 0
            ? CommandResult.Of("there is no feed; sources feed add ADDRESS adds one")
            : new CommandResult([new ResultPart.Table([.. feeds.Select(Row)])]);
    }

    private static async Task<CommandResult> RemoveAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Feeds.RemoveAsync(call.Actor, call.Required(Address.Name), cancellationToken);
        return CommandResult.Of("removed; its articles stay");
    }

    private static IReadOnlyList<string> Row(Feed feed) =>
    [
        feed.Url,
        feed.IsTrusted ? "trusted" : "reviewed",
        feed.CheckedAt is { } time ? $"read {Minute.Of(time)}" : "not read yet",
        feed.Problem ?? "",
    ];
}
