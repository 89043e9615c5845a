using Bot.Core.Chat;

namespace Bot.Core.Commands;

/// <summary>A platform on which suggestions are shown to moderators. Every method throws <see cref="ChatAdapterException"/> when the platform does not do its part.</summary>
public interface ISuggestionFace
{
    /// <summary>As in <see cref="ChannelAddress.Platform"/>.</summary>
    string Platform { get; }

    Task<MessageAddress> PostAsync(ChannelAddress channel, CommandResult content, CancellationToken cancellationToken);

    Task UpdateAsync(MessageAddress message, CommandResult content, CancellationToken cancellationToken);

    /// <summary>Tells a user something where others do not see it.</summary>
    Task TellAsync(UserAddress user, string text, CancellationToken cancellationToken);
}
