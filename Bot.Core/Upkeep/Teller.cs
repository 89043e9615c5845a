using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Upkeep;

/// <summary>
/// Tells those who were given an answer from an article what has become of it: follows the audit log, whoever wrote it, marks the replies,
/// says so once in each thread, and gives moderators the list.
/// </summary>
public sealed partial class Teller(ITellingStore store, IChatStore chat, TimeProvider clock, ILogger<Teller> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // More links than these make no list that anybody follows.
    private const int MostListed = 10;

    /// <summary>Until cancelled.</summary>
    public Task RunAsync(IReadOnlyList<IChatAdapter> adapters, CancellationToken cancellationToken) =>
        Periodically.RunAsync(Period, clock, stop => TellAsync(adapters, stop), LogLater, cancellationToken);

    /// <summary>Tells all that is to be told now.</summary>
    public async Task TellAsync(IReadOnlyList<IChatAdapter> adapters, CancellationToken cancellationToken)
    {
        while (await store.HasNewsAsync(cancellationToken))
            await store.TakeInAsync(ToModerators, cancellationToken);
        foreach (var adapter in adapters)
        {
            try
            {
                await TellAsync(adapter, cancellationToken);
            }
            catch (ChatAdapterException error) when (error.IsTransient)
            {
                LogLater(error);
            }
        }
    }

    private async Task TellAsync(IChatAdapter adapter, CancellationToken cancellationToken)
    {
        var due = new List<(Telling Telling, AskedQuestion Question, PostedMessage Posted)>();
        foreach (var telling in await store.ListPendingAsync(adapter.Platform, cancellationToken))
        {
            var question = await chat.FindAsync(telling.Question, cancellationToken);
            if (question is { State: QuestionState.Sent, Posted: [.., var posted], Reply: ChatReply.Said { Reply: Reply.Answer } })
                due.Add((telling, question, posted));
            else if (question?.State is not (QuestionState.Accepted or QuestionState.Answered or QuestionState.Sending))
                await store.RecordToldAsync([telling], cancellationToken);
        }

        foreach (var thread in due.GroupBy(one => (one.Telling.Article, one.Telling.Source.Change, one.Telling.Entry, one.Question.Address.Channel, Thread: ThreadOf(one.Question, one.Posted), one.Posted.OnlyFor)))
        {
            foreach (var (_, question, _) in thread)
                await MarkAsync(adapter, question, cancellationToken);
            await SayAsync(adapter, [.. thread.Select(one => one.Telling)], thread.Last().Question, thread.Last().Posted, cancellationToken);
        }

        foreach (var (key, channel, notice) in await store.ListNoticesAsync(adapter.Platform, cancellationToken))
        {
            await AttemptAsync(() => adapter.NotifyAsync(new ReplyPlace(new MessageAddress(channel, ""), null, null, null), notice, cancellationToken));
            await store.RecordNotifiedAsync(key, cancellationToken);
        }
    }

    private static string ThreadOf(AskedQuestion question, PostedMessage posted) => question.Thread ?? posted.Address.Message;

    private async Task MarkAsync(IChatAdapter adapter, AskedQuestion question, CancellationToken cancellationToken)
    {
        // What only one user was shown in passing, without a name to call it by, can only be followed by a notice.
        foreach (var posted in question.Posted.Where(posted => posted.OnlyFor is null || posted.Handle is not null))
        {
            var shown = question;
            while (shown is { State: QuestionState.Sent, Reply: { } reply })
            {
                await AttemptAsync(() => adapter.UpdateAsync(posted, OutgoingReply.Of(shown, reply, mayBePosted: false), cancellationToken));
                // An edit may have put another reply there meanwhile, which must not be overwritten for good.
                var now = await chat.FindAsync(question.Id, cancellationToken);
                if (now?.Edit == shown.Edit)
                    break;
                shown = now;
            }
        }
    }

    private async Task SayAsync(
        IChatAdapter adapter, IReadOnlyList<Telling> tellings, AskedQuestion question, PostedMessage posted, CancellationToken cancellationToken)
    {
        // Whose reply was private and who is forgotten cannot be told.
        if (!question.IsPrivate || posted.OnlyFor is not null)
        {
            var language = question.Reply is ChatReply.Said said ? said.Reply.Language : "en";
            var token = string.Create(CultureInfo.InvariantCulture, $"{question.Id}t{tellings[0].Entry}");
            var place = question.Place with { OnlyFor = posted.OnlyFor, Handle = null, Beside = posted };
            var notice = new OutgoingReply(
                IdOf(token), token, place, new ChatReply.Apology(NoticeOf(tellings[0].Source, language)), [], tellings.Any(telling => telling.IsBegun));
            await store.BeginAsync(tellings, cancellationToken);
            await AttemptAsync(() => adapter.PostAsync(notice, cancellationToken));
        }

        await store.RecordToldAsync(tellings, cancellationToken);
    }

    /// <summary>Does what the platform lets the bot do; what may succeed later is thrown.</summary>
    private async Task AttemptAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (ChatAdapterException error) when (!error.IsTransient)
        {
            LogUntold(error);
        }
    }

    /// <summary>A platform knows a message by its question, and the notice is another message than the reply.</summary>
    private static QuestionId IdOf(string token) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16)));

    private static Notice ToModerators(ChangedSource source, IReadOnlyList<PostedMessage> replies) =>
        NoticeOf(source, "en", replies.Count) with { Listed = [.. replies.Take(MostListed)] };

    private static Notice NoticeOf(ChangedSource source, string language, int? replies = null) =>
        Notices.Of(source.Change, source.Provenance, source.On, source.Correction, replies, language);

    [LoggerMessage(LogLevel.Warning, "Earlier askers are told later that a source has changed")]
    private partial void LogLater(Exception error);

    [LoggerMessage(LogLevel.Warning, "Somebody cannot be told that a source has changed")]
    private partial void LogUntold(Exception error);
}
