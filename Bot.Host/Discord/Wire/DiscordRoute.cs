namespace Bot.Host.Discord.Wire;

/// <summary>Where a request goes.</summary>
/// <param name="Template">The route as Discord documents it, without values: what logs and errors may show.</param>
/// <param name="Path">Below the base address, with its query.</param>
/// <param name="Major">The values that Discord counts its limits apart by (channel, guild, or webhook with its token); empty where there are none.</param>
internal sealed record DiscordRoute(string Template, string Path, string Major = "")
{
    /// <summary>It answers an interaction: the token is in the path, and the global limit does not count it.</summary>
    public bool IsInteraction { get; private init; }

    /// <summary>It is the first answer to an interaction.</summary>
    public bool IsCallback { get; private init; }

    public static DiscordRoute GatewayBot { get; } = new("/gateway/bot", "gateway/bot");

    public static DiscordRoute CurrentUser { get; } = new("/users/@me", "users/@me");

    /// <summary>To list the servers the bot is in, with what it may do there; the first 200.</summary>
    public static DiscordRoute CurrentGuilds { get; } = new("/users/@me/guilds", "users/@me/guilds");

    /// <summary>To get, or post to create, a channel of direct messages.</summary>
    public static DiscordRoute DirectChannels { get; } = new("/users/@me/channels", "users/@me/channels");

    public static DiscordRoute CurrentApplication { get; } = new("/applications/@me", "applications/@me");

    /// <summary>To list (with all localizations), create one, or put all.</summary>
    public static DiscordRoute Commands(string application) =>
        new("/applications/{application.id}/commands", $"applications/{Id(application)}/commands?with_localizations=true");

    public static DiscordRoute Command(string application, string command) =>
        new("/applications/{application.id}/commands/{command.id}", $"applications/{Id(application)}/commands/{Id(command)}");

    public static DiscordRoute GuildCommands(string application, string guild) =>
        new("/applications/{application.id}/guilds/{guild.id}/commands", $"applications/{Id(application)}/guilds/{Id(guild)}/commands?with_localizations=true", guild);

    public static DiscordRoute GuildCommand(string application, string guild, string command) =>
        new("/applications/{application.id}/guilds/{guild.id}/commands/{command.id}", $"applications/{Id(application)}/guilds/{Id(guild)}/commands/{Id(command)}", guild);

    public static DiscordRoute Channel(string channel) => new("/channels/{channel.id}", $"channels/{Id(channel)}", channel);

    /// <summary>To post one.</summary>
    public static DiscordRoute Messages(string channel) => new("/channels/{channel.id}/messages", $"channels/{Id(channel)}/messages", channel);

    /// <summary>To list those after a message, oldest last.</summary>
    public static DiscordRoute MessagesAfter(string channel, string after, int limit) =>
        new("/channels/{channel.id}/messages", $"channels/{Id(channel)}/messages?after={Id(after)}&limit={limit}", channel);

    public static DiscordRoute Message(string channel, string message) =>
        new("/channels/{channel.id}/messages/{message.id}", $"channels/{Id(channel)}/messages/{Id(message)}", channel);

    /// <summary>To start a thread at a message; it has the message's id.</summary>
    public static DiscordRoute ThreadOf(string channel, string message) =>
        new("/channels/{channel.id}/messages/{message.id}/threads", $"channels/{Id(channel)}/messages/{Id(message)}/threads", channel);

    public static DiscordRoute Typing(string channel) => new("/channels/{channel.id}/typing", $"channels/{Id(channel)}/typing", channel);

    public static DiscordRoute Member(string guild, string user) => new("/guilds/{guild.id}/members/{user.id}", $"guilds/{Id(guild)}/members/{Id(user)}", guild);

    public static DiscordRoute Roles(string guild) => new("/guilds/{guild.id}/roles", $"guilds/{Id(guild)}/roles", guild);

    /// <summary>The first answer to an interaction, within 3 seconds. One that was answered before is an error with the code 40060.</summary>
    public static DiscordRoute Callback(string interaction, string token) =>
        Interaction("/interactions/{interaction.id}/{interaction.token}/callback", $"interactions/{Id(interaction)}/{Id(token)}/callback", $"{interaction}/{token}") with { IsCallback = true };

    /// <summary>To post another message to an interaction.</summary>
    public static DiscordRoute FollowUps(string application, string token) =>
        Interaction("/webhooks/{application.id}/{interaction.token}", $"webhooks/{Id(application)}/{Id(token)}?wait=true", $"{application}/{token}");

    /// <summary>The first answer to an interaction.</summary>
    public static DiscordRoute Original(string application, string token) => FollowUp(application, token, "@original");

    public static DiscordRoute FollowUp(string application, string token, string message) =>
        Interaction("/webhooks/{application.id}/{interaction.token}/messages/{message.id}", $"webhooks/{Id(application)}/{Id(token)}/messages/{Id(message)}", $"{application}/{token}");

    private static DiscordRoute Interaction(string template, string path, string major) => new(template, path, major) { IsInteraction = true };

    // An id comes from outside: it must not lead anywhere else.
    private static string Id(string value) => value == "@original" ? value : Uri.EscapeDataString(value);
}
