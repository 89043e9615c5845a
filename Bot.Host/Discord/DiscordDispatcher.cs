using System.Threading.Channels;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Takes deliveries from the inbox to whoever acts on them; the same for both ways they come.</summary>
internal sealed partial class DiscordDispatcher(
    DiscordIdentity self, DiscordMessages messages, DiscordQuestions questions, DiscordCommands commands, DiscordModeration moderation, DiscordActions actions, ILogger log)
{
    // Messages may wait for Discord to say which channel they are in. Interactions must be answered within three seconds, so they wait for nobody.
    private const int MessagesAtOnce = 16;
    private const int InteractionsAtOnce = 64;

    // What does not fit waits in the inbox.
    private const int Room = 64;

    /// <summary>Until the inbox is closed and empty.</summary>
    public async Task RunAsync(DiscordInbox inbox, CancellationToken cancellationToken)
    {
        var (written, interactions) = (Channel.CreateBounded<DiscordUpdate>(Room), Channel.CreateUnbounded<DiscordUpdate>());
        await Task.WhenAll(
            SortAsync(inbox, written.Writer, interactions.Writer, cancellationToken),
            HandleAllAsync(written.Reader, MessagesAtOnce, cancellationToken),
            HandleAllAsync(interactions.Reader, InteractionsAtOnce, cancellationToken));
    }

    private async Task SortAsync(
        DiscordInbox inbox, ChannelWriter<DiscordUpdate> written, ChannelWriter<DiscordUpdate> interactions, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var delivery in inbox.ReadAllAsync(cancellationToken))
            {
                if (Read(delivery) is { } update)
                    await (update is DiscordUpdate.Interaction ? interactions : written).WriteAsync(update, cancellationToken);
            }
        }
        finally
        {
            written.Complete();
            interactions.Complete();
        }
    }

    private DiscordUpdate? Read(DiscordDelivery delivery)
    {
        try
        {
            return DiscordUpdates.Read(delivery, self);
        }
#pragma warning disable CA1031 // One delivery's failure must not stop the others.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailure(log, error, delivery.Type);
            return null;
        }
    }

    private Task HandleAllAsync(ChannelReader<DiscordUpdate> updates, int atOnce, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        updates.ReadAllAsync(cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
        async (update, stop) => await TryHandleAsync(update, stop));

    private async Task TryHandleAsync(DiscordUpdate update, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(update, cancellationToken);
        }
#pragma warning disable CA1031 // One delivery's failure must not stop the others; Discord does not bring it again, so it is told here.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(log, error, update.GetType().Name);
        }
    }

    private Task HandleAsync(DiscordUpdate update, CancellationToken cancellationToken) => update switch
    {
        DiscordUpdate.Written written => messages.HandleAsync(written, cancellationToken),
        DiscordUpdate.Deleted deleted => messages.HandleAsync(deleted, cancellationToken),
        DiscordUpdate.Asked asked => questions.HandleAsync(asked, cancellationToken),
        DiscordUpdate.Checked check => questions.HandleAsync(check, cancellationToken),
        DiscordUpdate.Command command when ModelCommands.Find(command.Name) is { } definition => moderation.HandleAsync(command, definition, cancellationToken),
        DiscordUpdate.Typed typed when ModelCommands.Find(typed.Name) is { } definition => moderation.HandleAsync(typed, definition, cancellationToken),
        DiscordUpdate.Pressed pressed when DiscordModeration.IsButton(pressed.Button) => moderation.HandleAsync(pressed, cancellationToken),
        DiscordUpdate.Submitted submitted when DiscordModeration.IsButton(submitted.Modal) => moderation.HandleAsync(submitted, cancellationToken),
        DiscordUpdate.Command command => commands.HandleAsync(command, cancellationToken),
        DiscordUpdate.Typed typed => commands.HandleAsync(typed, cancellationToken),
        DiscordUpdate.Pressed pressed => actions.HandleAsync(pressed, cancellationToken),
        DiscordUpdate.Submitted submitted => actions.HandleAsync(submitted, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A delivery of Discord ({Kind}) could not be handled")]
    private static partial void LogFailure(ILogger log, Exception error, string kind);
}
