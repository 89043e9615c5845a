using Bot.Core.Chat;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>
/// Takes deliveries from the inbox to whoever acts on them; the same for both ways they come. What goes to the store is acknowledged
/// once it is there; what is only a call to Slack, such as a note to whoever pressed a button, at once, and done by itself.
/// </summary>
internal sealed partial class SlackDispatcher(
    ChatService chat, SlackIdentity self, SlackMessenger messenger, SlackCommands commands, SlackModeration moderation, SlackActions actions, SlackPane pane,
    Persistence persistence, TimeProvider clock, ILogger log)
{
    // Each waits for the store only, which writes as many in one transaction.
    private const int TakenAtOnce = 64;

    // Somebody who mends an old message asks nothing.
    private static readonly TimeSpan EditsAsk = TimeSpan.FromDays(1);

    private readonly CallQueue calls = new(log);

    /// <summary>Until the inbox is closed and empty.</summary>
    public async Task RunAsync(SlackInbox inbox, CancellationToken cancellationToken)
    {
        var calling = calls.RunAsync(cancellationToken);
        try
        {
            await Parallel.ForEachAsync(
                inbox.ReadAllAsync(cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = TakenAtOnce, CancellationToken = cancellationToken },
                async (delivery, stop) => await TakeAsync(delivery, stop));
        }
        finally
        {
            calls.Complete();
            await calling;
        }
    }

    private async Task TakeAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            var update = SlackUpdates.Read(delivery, self);
            if (update is SlackUpdate.Submitted submitted && moderation.Complaint(submitted) is { } complaint)
                delivery.Answer(complaint);
            else if (update is null || await TakeAsync(update, cancellationToken))
                delivery.Acknowledge();
            else
                delivery.GiveBack();
        }
#pragma warning disable CA1031 // One delivery's failure must not stop the others.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // It would fail again.
            delivery.Acknowledge();
            LogFailure(log, error, delivery.Kind);
        }
        finally
        {
            // Cancelled on the way.
            delivery.GiveBack();
        }
    }

    /// <summary>False when nothing is kept of it, so that it is to come again.</summary>
    private async Task<bool> TakeAsync(SlackUpdate update, CancellationToken cancellationToken)
    {
        switch (update)
        {
            case SlackUpdate.Posted posted:
                return await PostedAsync(posted, cancellationToken) != Receipt.Stopping;
            case SlackUpdate.Edited edited:
                return await EditedAsync(edited, cancellationToken) != Receipt.Stopping;
            case SlackUpdate.Deleted deleted:
                await persistence.RunAsync(() => chat.DeleteAsync(Address(deleted, deleted.Ts), cancellationToken), cancellationToken);
                return true;
            case SlackUpdate.Command { Name: not SlackCommands.Ask } command:
                return calls.TryAdd(stop => moderation.HandleAsync(command, stop));
            case SlackUpdate.Command command when commands.Find(command) is { } call:
                return calls.TryAdd(call);
            case SlackUpdate.Command command:
                return await ReceiveAsync(QuestionOf(command), cancellationToken) != Receipt.Stopping;
            case SlackUpdate.Shortcut shortcut when shortcut.Callback == ActionIds.CheckClaim:
                return await CheckAsync(shortcut, cancellationToken);
            case SlackUpdate.Opened opened:
                return calls.TryAdd(stop => pane.OpenAsync(opened, stop));
            case SlackUpdate.Pressed pressed when SlackModeration.IsButton(pressed.Action):
                return calls.TryAdd(stop => moderation.HandleAsync(pressed, stop));
            case SlackUpdate.Pressed pressed:
                return calls.TryAdd(stop => actions.HandleAsync(pressed, stop));
            case SlackUpdate.Submitted { Callback: CommandModal.Callback } submitted:
                return calls.TryAdd(stop => moderation.HandleAsync(submitted, stop));
            case SlackUpdate.Submitted submitted:
                return calls.TryAdd(stop => actions.HandleAsync(submitted, stop));
            default:
                return true;
        }
    }

    private async Task<Receipt> PostedAsync(SlackUpdate.Posted posted, CancellationToken cancellationToken)
    {
        if (WayOf(posted.IsDirect, posted.MentionsBot, posted.Text) is not { } way)
            return Receipt.Ignored;
        // A direct conversation has a thread for each question: Slack shows it so, and status and title belong to one.
        var thread = posted.IsDirect ? posted.ThreadTs ?? posted.Ts : posted.ThreadTs;
        var message = new IncomingMessage(Address(posted, posted.Ts), thread, posted.User, SlackText.Plain(posted.Text, self), way) { EventId = posted.EventId };
        var receipt = await ReceiveAsync(message, cancellationToken);
        if (receipt == Receipt.Accepted && posted.IsDirect)
            calls.TryAdd(stop => pane.NameAsync(posted, message.Text, stop));
        return receipt;
    }

    private async Task<Receipt> EditedAsync(SlackUpdate.Edited edited, CancellationToken cancellationToken)
    {
        // An edit may overtake its message, and a mention may be edited in: then this is the question. If it was asked before, it is an edit of
        // it, also one that takes the mention out.
        var isRecent = SlackTs.Time(edited.Ts) > clock.GetUtcNow() - EditsAsk;
        var asked = new SlackUpdate.Posted(
            edited.Team, edited.Channel, edited.User, edited.Ts, edited.ThreadTs, edited.Text, edited.IsDirect, edited.MentionsBot, edited.EventId);
        var receipt = isRecent ? await PostedAsync(asked, cancellationToken) : Receipt.Ignored;
        if (receipt is Receipt.Duplicate or Receipt.Ignored)
            await persistence.RunAsync(() => chat.EditAsync(Address(edited, edited.Ts), SlackText.Plain(edited.Text, self), cancellationToken), cancellationToken);
        return receipt;
    }

    private async Task<bool> CheckAsync(SlackUpdate.Shortcut shortcut, CancellationToken cancellationToken)
    {
        var text = SlackText.Plain(shortcut.Text, self);
        if (text.Length == 0)
        {
            var content = SlackRenderer.Note(SlackWords.For("en")["nothing_to_check"]);
            return calls.TryAdd(stop => messenger.RespondAsync(shortcut.ResponseUrl, shortcut.Channel, shortcut.ThreadTs, content, isForEveryone: false, stop));
        }

        var message = new IncomingMessage(Address(shortcut, shortcut.Trigger), shortcut.ThreadTs, shortcut.User, text, WayOfAsking.ClaimCheck)
        {
            ReplyHandle = shortcut.ResponseUrl,
        };
        return await ReceiveAsync(message, cancellationToken) != Receipt.Stopping;
    }

    private IncomingMessage QuestionOf(SlackUpdate.Command command) =>
        new(Address(command, command.Id), Thread: null, command.User, SlackText.Plain(command.Text, self), WayOfAsking.Command) { ReplyHandle = command.ResponseUrl };

    /// <summary>Null for what is meant for other people.</summary>
    private WayOfAsking? WayOf(bool isDirect, bool mentionsBot, string text) => (isDirect, mentionsBot) switch
    {
        (true, _) => WayOfAsking.Direct,
        (_, true) => WayOfAsking.Mention,
        _ => SlackText.IsForOthers(text, self) ? null : WayOfAsking.Overheard,
    };

    private Task<Receipt> ReceiveAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        persistence.RunAsync(() => chat.ReceiveAsync(message, cancellationToken), cancellationToken);

    private static MessageAddress Address(SlackUpdate update, string message) =>
        new(new ChannelAddress(SlackChatAdapter.Name, update.Team, update.Channel), message);

    [LoggerMessage(Level = LogLevel.Error, Message = "A delivery of Slack ({Kind}) could not be handled")]
    private static partial void LogFailure(ILogger log, Exception error, DeliveryKind kind);
}
