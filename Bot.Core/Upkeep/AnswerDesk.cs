using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Core.Upkeep;

/// <summary>Gives answers out to those who may see them.</summary>
public sealed class AnswerDesk(IChatStore chat)
{
    /// <summary>An answer that was given; null when there is none, or the caller may not see it.</summary>
    /// <param name="id">Null is the newest that they were given.</param>
    /// <param name="viewer">Who wants it, and where; null at the command line, which sees all that the store holds.</param>
    public async Task<(AskedQuestion Question, Reply.Answer Answer)?> FindAsync(QuestionId? id, (UserAddress Person, ChannelAddress Channel)? viewer, CancellationToken cancellationToken)
    {
        if ((id ?? await chat.FindNewestAnsweredAsync(viewer?.Person, cancellationToken)) is not { } found)
            return null;
        return await chat.FindAsync(found, cancellationToken) is { Reply: ChatReply.Said { Reply: Reply.Answer answer } } question && MaySee(question, viewer) ? (question, answer) : null;
    }

    /// <summary>One's own, and what everyone was shown in the channel that one is in.</summary>
    private bool MaySee(AskedQuestion question, (UserAddress Person, ChannelAddress Channel)? viewer)
    {
        if (viewer is not var (person, channel) || (question.Asker is { } asker && asker == chat.PseudonymOf(person)))
            return true;
        return !question.IsPrivate && question.Address.Channel == channel;
    }
}
