namespace Bot.Core.Chat;

/// <summary>When the bot speaks in a channel.</summary>
public enum ChannelMode
{
    /// <summary>When it is mentioned, and in threads it started. A channel nobody has set is so.</summary>
    Mention,

    /// <summary>Never in public. Commands and shortcuts, whose replies only the asker sees, still work.</summary>
    Off,

    /// <summary>Also unasked, when it is confident.</summary>
    Auto,
}
