using Microsoft.Extensions.Logging;

namespace Bot.Core.Chat;

/// <summary>Brings what stands on the platform in step with what the store says of a question: posts, updates or removes its reply.</summary>
internal sealed partial class ReplySender(
    IChatStore store, ChatOptions options, TimeProvider clock, Backoff backoff, ChatMetrics metrics, ILogger logger)
{
    public async Task SendAsync(IChatAdapter adapter, QuestionId id, CancellationToken cancellationToken)
    {
        // What people do meanwhile, such as an edit, shows in the state only after the round in which it came.
        while (await store.FindAsync(id, cancellationToken) is { } question)
        {
            switch (question.State)
            {
                case QuestionState.Answered or QuestionState.Sending when question.Reply is not null:
                    await SendAsync(adapter, question, question.Reply, cancellationToken);
                    break;
                case QuestionState.Withdrawing:
                    await RemoveAsync(adapter, question, cancellationToken);
                    break;
                default:
                    return;
            }
        }
    }

    private async Task SendAsync(IChatAdapter adapter, AskedQuestion question, ChatReply reply, CancellationToken cancellationToken)
    {
        var mayBePosted = question.State == QuestionState.Sending;
        var started = clock.GetTimestamp();
        for (var attempt = 0; await store.BeginSendingAsync(question, cancellationToken); attempt++)
        {
            try
            {
                var posted = await PutAsync(adapter, question, reply, mayBePosted, cancellationToken);
                // It stands there now: whatever the store says, it must not be posted again.
                await backoff.PersistAsync(
                    () => store.RecordSentAsync(question, posted, cancellationToken), error => LogRetry(error, question.Id), cancellationToken);
                metrics.Sent(reply, clock.GetUtcNow() - question.AskedAt);
                return;
            }
            catch (ChatAdapterException error) when (error.IsTransient && clock.GetElapsedTime(started) < TimeSpan.FromMinutes(options.SendMinutes))
            {
                mayBePosted |= error.MayHaveTakenEffect;
                LogRetry(error, question.Id);
                metrics.Retry();
                await backoff.WaitAsync(attempt, error.RetryAfter, cancellationToken);
            }
            catch (ChatAdapterException error)
            {
                LogFailure(error, question.Id);
                metrics.Failed();
                await store.RecordFailedAsync(question.Id, cancellationToken);
                await TellAsync(adapter, question, cancellationToken);
                return;
            }
        }
    }

    private static async Task<PostedMessage> PutAsync(
        IChatAdapter adapter, AskedQuestion question, ChatReply reply, bool mayBePosted, CancellationToken cancellationToken)
    {
        var outgoing = OutgoingReply.Of(question, reply, mayBePosted);
        try
        {
            if (question.Posted is not [var posted, ..])
                return await adapter.PostAsync(outgoing, cancellationToken);
            await adapter.UpdateAsync(posted, outgoing, cancellationToken);
            return posted;
        }
        catch (Exception error) when (error is not (ChatAdapterException or OperationCanceledException))
        {
            // An adapter that breaks its promise breaks it again with the same reply.
            throw new ChatAdapterException("the adapter failed", isTransient: false, error);
        }
    }

    private async Task RemoveAsync(IChatAdapter adapter, AskedQuestion question, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        foreach (var posted in question.Posted)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    await adapter.RemoveAsync(posted, cancellationToken);
                    break;
                }
                catch (ChatAdapterException error) when (error.IsTransient && clock.GetElapsedTime(started) < TimeSpan.FromMinutes(options.SendMinutes))
                {
                    LogRetry(error, question.Id);
                    metrics.Retry();
                    await backoff.WaitAsync(attempt, error.RetryAfter, cancellationToken);
                }
                catch (ChatAdapterException error)
                {
                    LogFailure(error, question.Id);
                    break;
                }
            }

            await store.RecordRemovedAsync(question.Id, posted, cancellationToken);
        }

        if (question.Posted.Count == 0)
            await store.RecordRemovedAsync(question.Id, null, cancellationToken);
    }

    /// <summary>Tells the asker that there is a reply which they cannot be shown there.</summary>
    private async Task TellAsync(IChatAdapter adapter, AskedQuestion question, CancellationToken cancellationToken)
    {
        if (question.User is not { } user)
            return;
        try
        {
            var notice = Notices.Of(NoticeKind.NotPosted, Notices.LanguageFor(question.Text, question.Locale));
            await adapter.NotifyAsync(question.Place with { OnlyFor = user, Handle = null }, notice, cancellationToken);
        }
        catch (ChatAdapterException error)
        {
            LogFailure(error, question.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The reply to question {Question} is sent again later")]
    private partial void LogRetry(Exception error, QuestionId question);

    [LoggerMessage(LogLevel.Error, "The reply to question {Question} could not be sent")]
    private partial void LogFailure(Exception error, QuestionId question);
}
