using Bot.Core.Chat;
using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>Who gives a command, and where.</summary>
/// <param name="Channel">Null at the command line.</param>
/// <param name="Language">A BCP 47 tag: what is said to members is said in it.</param>
/// <param name="MayModerateAsync">Asks the platform whether they are a moderator now. Never what a button, a form or a command brought with it.</param>
public sealed record Caller(Actor Actor, ChannelAddress? Channel, string Language, Func<CancellationToken, Task<bool>> MayModerateAsync)
{
    /// <summary>How many rows of a list they are shown at once; null is all.</summary>
    public int? Rows { get; init; }

    /// <summary>Who they are to the chat, which keeps their questions by it; null at the command line.</summary>
    public UserAddress? Person { get; init; }

    /// <summary>What the bot says in their language.</summary>
    public CommandWords Words => CommandWords.For(Language);
}
