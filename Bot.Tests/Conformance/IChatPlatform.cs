using Bot.Core.Chat;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Conformance;

/// <summary>
/// A chat platform in a test, as its users see it. What they do reaches the chat service through the real adapter, in whatever
/// events the platform makes of it; each method ends when all of it has had its effect.
/// </summary>
internal interface IChatPlatform : IAsyncDisposable
{
    ChatService Service { get; }

    /// <summary>Of a channel that the other methods take by the same name.</summary>
    ChannelAddress ChannelOf(string channel);

    /// <summary>What of the bot's stands there now, oldest first.</summary>
    IReadOnlyList<ShownMessage> Shown { get; }

    /// <summary>Writes a message that mentions the bot, and gives its id.</summary>
    Task<string> MentionAsync(string channel, string user, string text, string? thread = null);

    /// <summary>Writes a message that mentions nobody.</summary>
    Task<string> SayAsync(string channel, string user, string text, string? thread = null);

    Task<string> DirectAsync(string user, string text);

    Task CommandAsync(string channel, string user, string text);

    /// <summary>Delivers a message again: the same events, and the same message in other events.</summary>
    Task RedeliverAsync(string message);

    Task EditAsync(string message, string text);

    Task DeleteAsync(string message);

    /// <summary>Presses a button below a message of the bot.</summary>
    Task PressAsync(ShownMessage message, ReplyAction action, string user);

    /// <summary>Lets the platform refuse the next posts, each in a way that may go right later.</summary>
    void RefusePosts(int count);

    /// <summary>Lets something happen to the article that the answers cite, and whoever was given one be told.</summary>
    Task TellAsync(Func<ToldAnswers, Task> happen);
}

/// <param name="Thread">Null outside threads.</param>
/// <param name="OnlyFor">The one user who sees it; null for everyone.</param>
/// <param name="Text">All that can be read in it.</param>
public sealed record ShownMessage(string Id, string Channel, string? Thread, string? OnlyFor, string Text);
