using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Host.Discord.Rendering;

namespace Bot.Host.Discord;

/// <summary>Suggestions in the channels of a server's moderators.</summary>
internal sealed class DiscordSuggestions(DiscordMessenger messenger) : ISuggestionFace
{
    public string Platform => DiscordChatAdapter.Name;

    public Task<MessageAddress> PostAsync(ChannelAddress channel, CommandResult content, CancellationToken cancellationToken) => DiscordChatAdapter.TranslateAsync(async () =>
        new MessageAddress(channel, await messenger.PostAsync(channel.Channel, Message(content), nonce: null, mark: null, replyTo: null, cancellationToken)));

    public Task UpdateAsync(MessageAddress message, CommandResult content, CancellationToken cancellationToken) => DiscordChatAdapter.TranslateAsync(async () =>
    {
        await messenger.EditAsync(message.Channel.Channel, message.Message, Message(content), mark: null, cancellationToken);
        return message;
    });

    public Task TellAsync(UserAddress user, string text, CancellationToken cancellationToken) => DiscordChatAdapter.TranslateAsync(async () =>
    {
        var channel = await messenger.OpenDirectAsync(user.User, cancellationToken);
        return await messenger.PostAsync(channel, DiscordRenderer.Note(text), nonce: null, mark: null, replyTo: null, cancellationToken);
    });

    private static DiscordContent Message(CommandResult content) => CommandMessage.Of(content, CommandWords.English);
}
