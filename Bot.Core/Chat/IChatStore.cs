using Bot.Core.Articles;

namespace Bot.Core.Chat;

/// <summary>Keeps questions, replies and what people said of them. Every method is one transaction.</summary>
public interface IChatStore
{
    /// <summary>
    /// Keeps a new question, unless its message or its event was received before. Then an earlier acceptance as
    /// <see cref="WayOfAsking.Auto"/> yields to a mention: the question is one that must be answered.
    /// </summary>
    Task<Acceptance> AcceptAsync(NewQuestion question, CancellationToken cancellationToken);

    /// <summary>True the first time it is called with this key until a time.</summary>
    Task<bool> IsFirstAsync(string key, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>True when the message or event was received as a question before.</summary>
    Task<bool> IsKnownAsync(MessageAddress address, string? eventId, CancellationToken cancellationToken);

    /// <summary>Makes a message known that is not to be a question; false when it was known already.</summary>
    Task<bool> RefuseAsync(MessageAddress address, CancellationToken cancellationToken);

    Task<AskedQuestion?> FindAsync(QuestionId id, CancellationToken cancellationToken);

    Task<AskedQuestion?> FindAsync(MessageAddress address, CancellationToken cancellationToken);

    /// <summary>The newest question with an answer; null when there is none.</summary>
    /// <param name="asker">Whose; null is anyone's.</param>
    Task<QuestionId?> FindNewestAnsweredAsync(UserAddress? asker, CancellationToken cancellationToken);

    /// <summary>The questions without an outcome, oldest first.</summary>
    Task<IReadOnlyList<AskedQuestion>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>The texts of the questions before this one in its conversation, asked since a time, oldest first.</summary>
    Task<IReadOnlyList<string>> ReadHistoryAsync(AskedQuestion question, int limit, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The conversation of a thread, or of a message of the bot; null when it had no part in one there.</summary>
    Task<Conversation?> FindConversationAsync(ChannelAddress channel, string? thread, string? message, CancellationToken cancellationToken);

    /// <summary>Keeps the reply, with its citations; false when the question was edited or withdrawn meanwhile.</summary>
    Task<bool> SaveReplyAsync(AskedQuestion question, ChatReply reply, CancellationToken cancellationToken);

    /// <summary>Forgets a question that the bot stays silent on, unless it was edited, withdrawn or asked for meanwhile.</summary>
    Task DropAsync(AskedQuestion question, CancellationToken cancellationToken);

    /// <summary>Notes that posting begins; false when the reply is no longer the one to be posted.</summary>
    Task<bool> BeginSendingAsync(AskedQuestion question, CancellationToken cancellationToken);

    /// <summary>Notes where the reply is; it is the outcome unless the question was edited or withdrawn meanwhile.</summary>
    Task RecordSentAsync(AskedQuestion question, PostedMessage posted, CancellationToken cancellationToken);

    /// <summary>Notes that the reply is nowhere, and will not be.</summary>
    Task RecordFailedAsync(QuestionId id, CancellationToken cancellationToken);

    /// <summary>Notes that one of the messages that held the reply is gone; a question being withdrawn is, with the last.</summary>
    Task RecordRemovedAsync(QuestionId id, PostedMessage? posted, CancellationToken cancellationToken);

    /// <summary>Changes the text, so that the question is to be answered anew; null when there is nothing to change.</summary>
    Task<AskedQuestion?> EditAsync(MessageAddress address, string text, CancellationToken cancellationToken);

    /// <summary>Withdraws a question and forgets its text; null when there is none.</summary>
    Task<AskedQuestion?> WithdrawAsync(MessageAddress address, CancellationToken cancellationToken);

    /// <summary>Makes a private reply one for everyone, to be posted; null when it is not private, not sent, or gone.</summary>
    Task<AskedQuestion?> ShareAsync(QuestionId id, CancellationToken cancellationToken);

    /// <summary>Keeps what somebody thinks of a reply; the last word of each person counts.</summary>
    Task SaveFeedbackAsync(QuestionId id, UserAddress user, bool isHelpful, string? reason, CancellationToken cancellationToken);

    /// <summary>Forgets what a user asked, wrote and thought. Returns how many questions that were.</summary>
    Task<int> ForgetAsync(UserAddress user, CancellationToken cancellationToken);

    /// <summary>Forgets all questions asked before a time, and keys past theirs. Returns how many questions that were.</summary>
    Task<int> PurgeAsync(DateTimeOffset askedBefore, CancellationToken cancellationToken);

    /// <summary>What stands for a user in the store without naming them.</summary>
    string PseudonymOf(UserAddress user);

    Task<IReadOnlyDictionary<ChannelAddress, ChannelSettings>> ReadChannelsAsync(CancellationToken cancellationToken);

    Task SaveChannelAsync(ChannelAddress channel, ChannelSettings settings, CancellationToken cancellationToken);

    /// <summary>The questions whose posted answers cite an article.</summary>
    Task<IReadOnlyList<QuestionId>> ListCitingAsync(ArticleId article, CancellationToken cancellationToken);
}

/// <param name="Thread">Where the reply goes.</param>
/// <param name="Conversation">The one it belongs to; null begins one.</param>
/// <param name="StartsThread">Whether the thread is the bot's: nobody had written in it before.</param>
public sealed record NewQuestion(
    QuestionId Id, IncomingMessage Message, WayOfAsking Way, string? Thread, long? Conversation, bool StartsThread, bool IsPrivate);

/// <summary>Whether a question was new.</summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>It was, or must be answered now though it need not have been before.</summary>
    public sealed record Accepted(QuestionId Id, long Conversation) : Acceptance;

    public sealed record Duplicate : Acceptance;
}

/// <param name="IsOurs">Whether the bot started it, so that follow-ups need no mention.</param>
public sealed record Conversation(long Key, bool IsOurs);

/// <param name="IsForModerators">Whether moderators are asked here about replies in the same workspace.</param>
public sealed record ChannelSettings(ChannelMode Mode, bool IsForModerators);
