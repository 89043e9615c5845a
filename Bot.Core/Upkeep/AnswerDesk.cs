using Bot.Core.Answering;
using Bot.Core.Chat;

namespace Bot.Core.Upkeep;

/// <summary>Gives answers out to those who may see them.</summary>
public sealed class AnswerDesk(IChatStore chat)
{
    /// <summary>An answer that was given; null when there is none by that id, or the caller may not see it.</summary>
    /// <param name="user">Who wants it; null at the command line, which sees all that the store holds.</param>
    public async Task<(AskedQuestion Question, Reply.Answer Answer)?> FindAsync(QuestionId id, UserAddress? user, CancellationToken cancellationToken) =>
        await chat.FindAsync(id, cancellationToken) is { Reply: ChatReply.Said { Reply: Reply.Answer answer } } question && MaySee(question, user) ? (question, answer) : null;

    /// <summary>What everyone in the workspace was shown, and one's own.</summary>
    private bool MaySee(AskedQuestion question, UserAddress? user)
    {
        var channel = question.Address.Channel;
        if (user is null)
            return true;
        if (user.Platform != channel.Platform)
            return false;
        if (question.User == user.User || (question.Asker is { } asker && asker == chat.PseudonymOf(user)))
            return true;
        return !question.IsPrivate && question.Way != WayOfAsking.Direct && user.Workspace == channel.Workspace;
    }
}
