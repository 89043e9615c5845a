namespace Bot.Core.Chat;

/// <summary>
/// A chat platform as the core sees it. Every method throws <see cref="ChatAdapterException"/> when the platform does not do
/// its part; the core tries again what may succeed later. Methods are called at the same time for different channels.
/// </summary>
public interface IChatAdapter
{
    /// <summary>As in <see cref="ChannelAddress.Platform"/>.</summary>
    string Platform { get; }

    /// <summary>Posts a reply, and gives what <see cref="UpdateAsync"/> and <see cref="RemoveAsync"/> take.</summary>
    Task<PostedMessage> PostAsync(OutgoingReply reply, CancellationToken cancellationToken);

    /// <summary>Puts a reply in the place of one that was posted.</summary>
    Task UpdateAsync(PostedMessage posted, OutgoingReply reply, CancellationToken cancellationToken);

    /// <summary>Takes a posted reply away; it is no error when it is gone already.</summary>
    Task RemoveAsync(PostedMessage posted, CancellationToken cancellationToken);

    /// <summary>Tells one user something where others do not see it, or everyone in a channel when <paramref name="place"/> is for everyone.</summary>
    Task NotifyAsync(ReplyPlace place, Notice notice, CancellationToken cancellationToken);

    /// <summary>
    /// Shows that a question is being worked on, or no longer. A platform where this costs more than it tells may do nothing;
    /// a failure changes nothing about the reply.
    /// </summary>
    Task ShowWorkingAsync(ReplyPlace place, bool working, CancellationToken cancellationToken);
}
