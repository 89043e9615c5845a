using Bot.Core.Answering;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Chat;

/// <summary>Takes an accepted question to its reply in the store.</summary>
internal sealed partial class QuestionWorker(
    IChatStore store, Ask ask, ChatOptions options, TimeProvider clock, ChatMetrics metrics, ILogger logger)
{
    // As far back as a follow-up reaches.
    private const int MostHistory = 10;

    // A direct conversation without threads never ends, but what one says has an end.
    private static readonly TimeSpan ThreadlessMemory = TimeSpan.FromHours(2);

    /// <summary>The question as it is now; null when nothing is to be sent about it.</summary>
    public async Task<AskedQuestion?> AnswerAsync(QuestionId id, CancellationToken cancellationToken)
    {
        var question = await store.FindAsync(id, cancellationToken);
        if (question is not { State: QuestionState.Accepted, Text: { } text })
            return question;
        var reply = await ReplyAsync(question, text, cancellationToken);
        if (IsSilentOn(question, reply))
        {
            await store.DropAsync(question, cancellationToken);
            metrics.Silent();
            return null;
        }

        await store.SaveReplyAsync(question, reply, cancellationToken);
        return question;
    }

    private async Task<ChatReply> ReplyAsync(AskedQuestion question, string text, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.AnswerSeconds), clock);
        await using var ending = patience.Token.Register(limited.Cancel);
        try
        {
            var since = question.Thread is null ? question.AskedAt - ThreadlessMemory : DateTimeOffset.MinValue;
            var history = await store.ReadHistoryAsync(question, MostHistory, since, cancellationToken);
            var message = new ChatMessage(text, history)
            {
                Workspace = question.Address.Channel.WorkspaceName,
                LeastConfidence = IsOverheard(question) ? options.AutoConfidence : 0,
            };
            var exchange = await ask(message, limited.Token).WaitAsync(limited.Token);
            return new ChatReply.Said(exchange.Reply);
        }
#pragma warning disable CA1031 // One question's failure is told to its asker, and the others go on.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(error, question.Id);
            return new ChatReply.Apology(Notices.Of(NoticeKind.Failed, Notices.LanguageFor(text, question.Locale)));
        }
    }

    /// <summary>Nobody asked for a reply, and none stands there yet.</summary>
    private static bool IsOverheard(AskedQuestion question) => question is { Way: WayOfAsking.Auto, Posted.Count: 0 };

    /// <summary>Nobody asked for a reply, or what came in a thread of the bot was no question, such as thanks.</summary>
    private bool IsSilentOn(AskedQuestion question, ChatReply reply) => IsOverheard(question)
        ? reply is not ChatReply.Said { Reply: Reply.Answer answer } || answer.Confidence < options.AutoConfidence
        : question is { Way: WayOfAsking.FollowUp, Posted.Count: 0 } && reply is ChatReply.Said { Reply: Reply.Abstention { Reason: AbstentionReason.BadInput } };

    [LoggerMessage(LogLevel.Error, "Question {Question} could not be answered")]
    private partial void LogFailure(Exception error, QuestionId question);
}

/// <summary>Takes a message to its reply; <see cref="QuestionPipeline.AskAsync"/> does.</summary>
public delegate Task<Exchange> Ask(ChatMessage message, CancellationToken cancellationToken);
