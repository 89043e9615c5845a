using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Host.Slack.Rendering;

namespace Bot.Host.Slack;

/// <summary>Suggestions in the channels of a workspace's moderators.</summary>
internal sealed class SlackSuggestions(SlackMessenger messenger) : ISuggestionFace
{
    public string Platform => SlackChatAdapter.Name;

    public Task<MessageAddress> PostAsync(ChannelAddress channel, CommandResult content, CancellationToken cancellationToken) => SlackChatAdapter.TranslateAsync(async () =>
        new MessageAddress(channel, await messenger.PostAsync(channel.Channel, threadTs: null, Message(content), token: null, cancellationToken)));

    public Task UpdateAsync(MessageAddress message, CommandResult content, CancellationToken cancellationToken) => SlackChatAdapter.TranslateAsync(async () =>
    {
        await messenger.UpdateAsync(message.Channel.Channel, message.Message, Message(content), token: null, cancellationToken);
        return message;
    });

    /// <summary>In the messages of the app: Slack takes a user for the channel of these.</summary>
    public Task TellAsync(UserAddress user, string text, CancellationToken cancellationToken) =>
        SlackChatAdapter.TranslateAsync(() => messenger.PostAsync(user.User, threadTs: null, SlackRenderer.Note(text), token: null, cancellationToken));

    private static SlackContent Message(CommandResult content) => CommandMessage.Of(content, CommandWords.English);
}
