namespace Bot.Core.Chat;

/// <summary>A question as the store keeps it.</summary>
/// <param name="Conversation">The questions of one conversation are answered in order.</param>
/// <param name="Thread">Where the reply goes; see <see cref="ReplyPlace"/>.</param>
/// <param name="Asker">Stands for the user, but does not name them; null once forgotten.</param>
/// <param name="User">Who asked; null once nothing can be sent to them any more.</param>
/// <param name="Text">Null once forgotten.</param>
/// <param name="Edit">How often the text was changed since it was asked.</param>
/// <param name="IsPrivate">Whether only the asker sees the reply.</param>
/// <param name="Reply">Null before there is one.</param>
/// <param name="Posted">The messages that hold the reply now.</param>
public sealed record AskedQuestion(
    QuestionId Id,
    long Conversation,
    MessageAddress Address,
    string? Thread,
    string? Asker,
    string? User,
    string? Text,
    WayOfAsking Way,
    string? Locale,
    string? ReplyHandle,
    QuestionState State,
    int Edit,
    bool IsPrivate,
    DateTimeOffset AskedAt,
    ChatReply? Reply,
    IReadOnlyList<PostedMessage> Posted)
{
    /// <summary>What stands above its reply about sources that have changed since; by number.</summary>
    public IReadOnlyList<CitationMark> Marks { get; init; } = [];

    public ReplyPlace Place => new(Address, Thread, IsPrivate ? User : null, ReplyHandle);
}

/// <summary>How far a question has come. Only the last three are outcomes; the others are taken up again after a crash.</summary>
public enum QuestionState
{
    /// <summary>It is to be answered.</summary>
    Accepted,

    /// <summary>There is a reply, which is to be posted.</summary>
    Answered,

    /// <summary>The reply is being posted; after a crash it may or may not be there.</summary>
    Sending,

    /// <summary>The question is gone; its reply, if any was posted, is to be removed.</summary>
    Withdrawing,

    /// <summary>The reply is posted.</summary>
    Sent,

    /// <summary>The reply could not be posted.</summary>
    Failed,

    /// <summary>The question and its reply are gone.</summary>
    Withdrawn,
}
