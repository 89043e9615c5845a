using Bot.Core.Commands;
using Bot.Host.Configuration;
using Bot.Host.Discord.Payloads;

namespace Bot.Host.Discord;

/// <summary>Who may moderate, by what Discord says of the user with each interaction, which it signs or sends by its own socket.</summary>
internal sealed class DiscordModerators(DiscordOptions options)
{
    // https://docs.discord.com/developers/topics/permissions
    private const ulong Administrator = 1 << 3;
    private const ulong ManageGuild = 1 << 5;

    private readonly HashSet<string> users = Ids(options.Moderators);
    private readonly HashSet<string> roles = Ids(options.ModeratorRoles);
    private readonly HashSet<string> servers = Ids(options.ModeratorServers);

    /// <summary>A channel is its server's own; sources are everyone's.</summary>
    public bool Include(DiscordUpdate.Interaction update, CommandDefinition command) =>
        update.Place.Guild is { } server
        && (users.Contains(update.User) || update.Origin.Roles.Any(roles.Contains) || (IsManager(update.Origin) && (command.NeedsChannel || servers.Contains(server))));

    /// <summary>Whether they would be one if their server were named.</summary>
    public bool IsOfUnnamedServer(DiscordUpdate.Interaction update) => update.Place.Guild is { } server && IsManager(update.Origin) && !servers.Contains(server);

    private static bool IsManager(InteractionOrigin origin) => (origin.Permissions & (Administrator | ManageGuild)) != 0;

    private static HashSet<string> Ids(string? ids) => [.. (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
