namespace Bot.Host.Discord.Payloads;

/// <summary>Where something happened, as Discord says it.</summary>
/// <param name="Guild">The server; null in direct messages.</param>
/// <param name="Channel">The channel or thread.</param>
/// <param name="Kind">What kind of channel it is; null where Discord does not say.</param>
/// <param name="Parent">The channel of a thread; null where Discord does not say.</param>
/// <param name="Name">Of the channel or thread; null where Discord does not say.</param>
internal sealed record DiscordPlace(string? Guild, string Channel, int? Kind, string? Parent = null, string? Name = null)
{
    /// <summary>The word for no server.</summary>
    public const string NoGuild = "@me";

    // https://docs.discord.com/developers/resources/channel#channel-object-channel-types
    private const int Announcement = 5;
    private const int AnnouncementThread = 10;
    private const int PrivateThread = 12;

    public string Workspace => Guild ?? NoGuild;

    public bool IsThread => Kind is >= AnnouncementThread and <= PrivateThread;

    /// <summary>Whether a thread can be started at a message in it.</summary>
    public bool TakesThreads => Kind is 0 or Announcement;
}
