using System.Globalization;

namespace Bot.Host.Discord;

/// <summary>The links by which people add the bot.</summary>
internal static class DiscordInvitation
{
    public static IReadOnlyList<DiscordPermission> Needed { get; } =
    [
        new(1UL << 10, "View Channels", "mentions"),
        new(1UL << 11, "Send Messages", "replies in channels"),
        new(1UL << 16, "Read Message History", "replies that refer to their question, and none twice"),
        new(1UL << 35, "Create Public Threads", "a thread for each question"),
        new(1UL << 38, "Send Messages in Threads", "replies in threads"),
    ];

    public static ulong Permissions => Needed.Aggregate(0UL, (all, permission) => all | permission.Bit);

    /// <summary>For a server, by somebody who may manage it.</summary>
    public static string ToServer(string application) => string.Create(
        CultureInfo.InvariantCulture,
        $"https://discord.com/oauth2/authorize?client_id={application}&integration_type=0&scope=bot+applications.commands&permissions={Permissions}");

    /// <summary>For oneself, to use the commands in any server and direct message.</summary>
    public static string ToUser(string application) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&integration_type=1&scope=applications.commands";
}

/// <summary>What the bot must be allowed in a server, and nothing more (https://docs.discord.com/developers/topics/permissions).</summary>
/// <param name="For">What goes without it.</param>
internal sealed record DiscordPermission(ulong Bit, string Name, string For);
