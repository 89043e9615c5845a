using Bot.Core.Chat;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>Takes deliveries from the inbox to whoever acts on them; the same for both ways they come.</summary>
internal sealed partial class SlackDispatcher(
    ChatService chat, SlackIdentity self, SlackMessenger messenger, SlackCommands commands, SlackActions actions, SlackPane pane,
    Persistence persistence, TimeProvider clock, ILogger log)
{
    // None of it waits for an answer to a question; a slow call to Slack keeps only its own place busy.
    private const int AtOnce = 16;

    // Somebody who mends an old message asks nothing.
    private static readonly TimeSpan EditsAsk = TimeSpan.FromDays(1);

    /// <summary>Until the inbox is closed and empty.</summary>
    public Task RunAsync(SlackInbox inbox, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        inbox.ReadAllAsync(cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (delivery, stop) => await HandleAsync(delivery, stop));

    private async Task HandleAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            if (SlackUpdates.Read(delivery, self) is { } update)
                await HandleAsync(update, cancellationToken);
        }
#pragma warning disable CA1031 // One delivery's failure must not stop the others; it is acknowledged, so it is told here.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(log, error, delivery.Kind);
        }
    }

    private Task HandleAsync(SlackUpdate update, CancellationToken cancellationToken) => update switch
    {
        SlackUpdate.Posted posted => PostedAsync(posted, cancellationToken),
        SlackUpdate.Edited edited => EditedAsync(edited, cancellationToken),
        SlackUpdate.Deleted deleted => persistence.RunAsync(() => chat.DeleteAsync(Address(deleted, deleted.Ts), cancellationToken), cancellationToken),
        SlackUpdate.Opened opened => pane.OpenAsync(opened, cancellationToken),
        SlackUpdate.Command command => CommandAsync(command, cancellationToken),
        SlackUpdate.Shortcut shortcut => ShortcutAsync(shortcut, cancellationToken),
        SlackUpdate.Pressed pressed => actions.HandleAsync(pressed, cancellationToken),
        SlackUpdate.Submitted submitted => actions.HandleAsync(submitted, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<Receipt> PostedAsync(SlackUpdate.Posted posted, CancellationToken cancellationToken)
    {
        if (WayOf(posted.IsDirect, posted.MentionsBot, posted.Text) is not { } way)
            return Receipt.Ignored;
        // A direct conversation has a thread for each question: Slack shows it so, and status and title belong to one.
        var thread = posted.IsDirect ? posted.ThreadTs ?? posted.Ts : posted.ThreadTs;
        var message = new IncomingMessage(Address(posted, posted.Ts), thread, posted.User, SlackText.Plain(posted.Text, self), way) { EventId = posted.EventId };
        var receipt = await ReceiveAsync(message, cancellationToken);
        if (receipt == Receipt.Accepted && posted.IsDirect)
            await pane.NameAsync(posted, message.Text, cancellationToken);
        return receipt;
    }

    private async Task EditedAsync(SlackUpdate.Edited edited, CancellationToken cancellationToken)
    {
        // An edit may overtake its message, and a mention may be edited in: then this is the question. If it was asked before, it is an edit of it.
        var isQuestion = (edited.IsDirect || edited.MentionsBot) && SlackTs.Time(edited.Ts) > clock.GetUtcNow() - EditsAsk;
        var asked = new SlackUpdate.Posted(
            edited.Team, edited.Channel, edited.User, edited.Ts, edited.ThreadTs, edited.Text, edited.IsDirect, edited.MentionsBot, edited.EventId);
        if (!isQuestion || await PostedAsync(asked, cancellationToken) == Receipt.Duplicate)
            await persistence.RunAsync(() => chat.EditAsync(Address(edited, edited.Ts), SlackText.Plain(edited.Text, self), cancellationToken), cancellationToken);
    }

    private async Task CommandAsync(SlackUpdate.Command command, CancellationToken cancellationToken)
    {
        if (await commands.HandleAsync(command, cancellationToken))
            return;
        await ReceiveAsync(
            new IncomingMessage(Address(command, command.Id), Thread: null, command.User, SlackText.Plain(command.Text, self), WayOfAsking.Command) { ReplyHandle = command.ResponseUrl },
            cancellationToken);
    }

    private async Task ShortcutAsync(SlackUpdate.Shortcut shortcut, CancellationToken cancellationToken)
    {
        if (shortcut.Callback != ActionIds.CheckClaim)
            return;
        var text = SlackText.Plain(shortcut.Text, self);
        if (text.Length == 0)
        {
            var content = SlackRenderer.Note(SlackWords.For("en")["nothing_to_check"]);
            await messenger.RespondAsync(shortcut.ResponseUrl, shortcut.Channel, shortcut.ThreadTs, content, isForEveryone: false, cancellationToken);
            return;
        }

        await ReceiveAsync(
            new IncomingMessage(Address(shortcut, shortcut.Trigger), shortcut.ThreadTs, shortcut.User, text, WayOfAsking.ClaimCheck) { ReplyHandle = shortcut.ResponseUrl },
            cancellationToken);
    }

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
