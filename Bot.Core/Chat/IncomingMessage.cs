namespace Bot.Core.Chat;

/// <summary>A message as an adapter hands it over.</summary>
/// <param name="Thread">The thread it stands in; null at the top of a channel.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Text">What was asked, in plain text: without the bot's own mention and without markup.</param>
public sealed record IncomingMessage(MessageAddress Address, string? Thread, string User, string Text, WayOfAsking Way)
{
    /// <summary>The delivery's own id, if it has one: another event with the same id is the same delivery.</summary>
    public string? EventId { get; init; }

    /// <summary>The message this one replies to, on platforms where a reply needs no thread.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>What the asker set as their language, as a BCP 47 tag.</summary>
    public string? Locale { get; init; }

    /// <summary>
    /// What the adapter needs to reply, such as an interaction's token. Kept until the reply is sent, so that it also serves
    /// after a restart, and handed back with it.
    /// </summary>
    public string? ReplyHandle { get; init; }

    /// <summary>Whether the asker of a command wants everyone to see the reply. Where the bot may not speak, only they see it all the same.</summary>
    public bool IsForEveryone { get; init; }

    /// <summary>The person, for limits and for forgetting. An adapter names them where one person is the same in every workspace.</summary>
    public UserAddress Asker
    {
        get => field ?? new(Address.Channel.Platform, Address.Channel.Workspace, User);
        init;
    }
}

/// <summary>How the bot was asked. The first five are an adapter's to say; <c>ChatService</c> finds the other two.</summary>
public enum WayOfAsking
{
    /// <summary>The text mentions the bot. An adapter says so in every event that delivers the message.</summary>
    Mention,

    /// <summary>In a conversation of the asker and the bot alone.</summary>
    Direct,

    /// <summary>By a slash command: the reply is for the asker only, until they share it, unless they asked for everyone.</summary>
    Command,

    /// <summary>By the shortcut on somebody's message, which is to be checked against the sources: for the asker only, as a command.</summary>
    ClaimCheck,

    /// <summary>In a channel, to nobody in particular. An adapter leaves out messages of bots and those that mention other people only.</summary>
    Overheard,

    /// <summary>Overheard in a thread that the bot started, or as a reply to its message.</summary>
    FollowUp,

    /// <summary>Overheard at the top of a channel where the bot speaks unasked when it is confident.</summary>
    Auto,
}

/// <summary>What became of a message. Whatever it is, the platform need not deliver it again, save after <see cref="Stopping"/>.</summary>
public enum Receipt
{
    /// <summary>It is in the store and will have its one outcome, also over a crash.</summary>
    Accepted,

    /// <summary>It was received before.</summary>
    Duplicate,

    /// <summary>It was not meant for the bot.</summary>
    Ignored,

    /// <summary>The bot is switched off in the channel.</summary>
    SwitchedOff,

    /// <summary>The asker, or all of the workspace, asked too much in too short a time.</summary>
    RateLimited,

    /// <summary>Too many questions wait already.</summary>
    Busy,

    /// <summary>The bot is stopping and has kept nothing: it must not be acknowledged, so that it comes again.</summary>
    Stopping,
}
