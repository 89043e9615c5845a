using Bot.Core.Answering;

namespace Bot.Core.Chat;

/// <summary>A reply on its way out. Rendering it is the adapter's part, what it says and offers is not.</summary>
/// <param name="Token">The same whenever this reply is posted again, and only then: a platform's own guard against double posts takes it.</param>
/// <param name="Actions">What is offered below it, in order.</param>
/// <param name="MayBePosted">
/// Whether an earlier attempt may have got through without the bot knowing: an adapter that can look the token up does so first, and
/// updates the message it finds.
/// </param>
public sealed record OutgoingReply(
    QuestionId Question, string Token, ReplyPlace Place, ChatReply Content, IReadOnlyList<ReplyAction> Actions, bool MayBePosted)
{
    /// <summary>What to say above it about sources that have changed since; by number.</summary>
    public IReadOnlyList<CitationMark> Marks { get; init; } = [];

    internal static OutgoingReply Of(AskedQuestion question, ChatReply reply, bool mayBePosted)
    {
        // A private reply and its shared copy are two messages; a reply and the one after an edit are one.
        var token = question.IsPrivate ? $"{question.Id}p" : question.Id.ToString();
        return new OutgoingReply(question.Id, token, question.Place, reply, Offer(question, reply), mayBePosted) { Marks = question.Marks };
    }

    private static IReadOnlyList<ReplyAction> Offer(AskedQuestion question, ChatReply reply) => reply switch
    {
        ChatReply.Said { Reply: Reply.Answer } when question.IsPrivate =>
            [ReplyAction.ShowPassages, ReplyAction.Share, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator],
        ChatReply.Said { Reply: Reply.Answer } =>
            [ReplyAction.ShowPassages, ReplyAction.Helpful, ReplyAction.NotHelpful, ReplyAction.AskModerator],
        ChatReply.Said => [ReplyAction.NotHelpful, ReplyAction.AskModerator],
        _ => [],
    };
}

/// <summary>Where a reply goes.</summary>
/// <param name="Question">The message it replies to.</param>
/// <param name="Thread">The thread to post in: for a question at the top of a channel the question itself, which starts one; null for no thread.</param>
/// <param name="OnlyFor">The one user who may see it; null for everyone.</param>
/// <param name="Handle">The <see cref="IncomingMessage.ReplyHandle"/> of the question; null for a reply that is shared.</param>
public sealed record ReplyPlace(MessageAddress Question, string? Thread, string? OnlyFor, string? Handle)
{
    public ChannelAddress Channel => Question.Channel;

    /// <summary>The message of the bot that this one follows, beside which it belongs; null for a reply to the question.</summary>
    public PostedMessage? Beside { get; init; }
}

/// <summary>What a reply says.</summary>
public abstract record ChatReply
{
    private ChatReply()
    {
    }

    /// <summary>What the pipeline made of the question: an answer or an abstention.</summary>
    public sealed record Said(Reply Reply) : ChatReply;

    /// <summary>The bot's word on what it could not do, and what to do about it.</summary>
    public sealed record Apology(Notice Notice) : ChatReply;
}

/// <summary>A word of the bot about itself.</summary>
/// <param name="Language">As a BCP 47 tag.</param>
/// <param name="Text">Plain text.</param>
/// <param name="About">The message it is about, to link to; null for the one it follows, or none.</param>
/// <param name="Listed">Messages of the bot to link to below it; null for none.</param>
public sealed record Notice(NoticeKind Kind, string Language, string Text, MessageAddress? About = null, IReadOnlyList<PostedMessage>? Listed = null);

public enum NoticeKind
{
    /// <summary>Answering failed.</summary>
    Failed,

    /// <summary>There is a reply, but the platform does not let it be posted where the question stands.</summary>
    NotPosted,
    Busy,
    UserRateLimited,
    WorkspaceRateLimited,
    SwitchedOff,
    Forgotten,

    /// <summary>Somebody asks the moderators about a reply.</summary>
    ModeratorAsked,

    /// <summary>An article that a reply cites was corrected, removed, retracted or restored.</summary>
    SourceChanged,

    /// <summary>The same, to moderators, with the replies that were told.</summary>
    RepliesTold,

    /// <summary>A feed or page keeps failing; to moderators.</summary>
    SourceFailing,
}

/// <summary>What a person can do about a reply.</summary>
public enum ReplyAction
{
    /// <summary>See the cited passages; <see cref="ChatService.RecallAsync"/>.</summary>
    ShowPassages,

    /// <summary>Show everyone a reply that only the asker sees; <see cref="ChatService.ShareAsync"/>.</summary>
    Share,

    /// <summary><see cref="ChatService.RateAsync"/>.</summary>
    Helpful,

    /// <summary>The same, with a reason.</summary>
    NotHelpful,

    /// <summary><see cref="ChatService.AskModeratorAsync"/>.</summary>
    AskModerator,
}

/// <summary>A message of the bot on a platform.</summary>
/// <param name="OnlyFor">The one user who can see it; null for everyone.</param>
/// <param name="Handle">What the adapter needs to change it, if more than its id.</param>
public sealed record PostedMessage(MessageAddress Address, string? OnlyFor = null, string? Handle = null);
