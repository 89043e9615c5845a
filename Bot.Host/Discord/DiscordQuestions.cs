using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Rendering;
using Bot.Host.Discord.Wire;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>Questions by a command: deferred at once, for whoever is to see the reply, and answered in the place of the deferral.</summary>
internal sealed partial class DiscordQuestions(
    ChatService chat, DiscordIdentity self, DiscordChannels channels, DiscordMessenger messenger, Persistence persistence, TimeProvider clock, ILogger log)
{
    public Task HandleAsync(DiscordUpdate.Asked asked, CancellationToken cancellationToken) =>
        AskAsync(asked, asked.Question, asked.IsPrivate, WayOfAsking.Command, cancellationToken);

    public async Task HandleAsync(DiscordUpdate.Checked check, CancellationToken cancellationToken)
    {
        if (check.Text.Length > 0)
        {
            await AskAsync(check, check.Text, isPrivate: true, WayOfAsking.ClaimCheck, cancellationToken);
            return;
        }

        var note = DiscordRenderer.Note(DiscordWords.For(check.Origin.Locale)["nothing_to_check"]);
        await messenger.RespondAsync(check.Origin, InteractionResponse.Note(note), cancellationToken);
    }

    private async Task AskAsync(DiscordUpdate.Interaction update, string question, bool isPrivate, WayOfAsking way, CancellationToken cancellationToken)
    {
        var (origin, received) = (update.Origin, clock.GetUtcNow());
        var isForEveryone = !isPrivate && !IsOff(update.Place);
        // Alone with the bot there is nobody to hide the reply from, and a hidden one is gone with the next start of Discord.
        var isDirect = origin.IsWithBot;
        await TryDeferAsync(origin, !isForEveryone && !isDirect, cancellationToken);
        var place = await persistence.RunAsync(() => channels.CompleteAsync(update.Place, cancellationToken), cancellationToken);
        var address = new MessageAddress(DiscordChannels.AddressOf(place), origin.Id);
        var message = new IncomingMessage(
            address, DiscordChannels.ThreadOf(place), update.User, DiscordText.Plain(question, null, self), isDirect ? WayOfAsking.Direct : way)
        {
            Locale = origin.Locale,
            ReplyHandle = new ReplyHandle.Interaction(origin.Token, received).ToString(),
            IsForEveryone = isForEveryone,
            Asker = DiscordMessages.Asker(update.User),
        };
        var receipt = await persistence.RunAsync(() => chat.ReceiveAsync(message, cancellationToken), cancellationToken);
        // The core tells whoever asks too fast the first time only, but here something waits to be filled every time.
        if (receipt is Receipt.RateLimited or Receipt.Stopping)
            await FillAsync(origin, receipt == Receipt.Stopping ? "failed" : "too_fast", cancellationToken);
    }

    private bool IsOff(DiscordPlace place) => chat.Channels.GetValueOrDefault(DiscordChannels.AddressOf(place))?.Mode == ChannelMode.Off;

    private async Task TryDeferAsync(InteractionOrigin origin, bool isPrivate, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.RespondAsync(origin, InteractionResponse.Working(isPrivate), cancellationToken);
        }
        catch (DiscordException error)
        {
            // The question is asked all the same; its reply finds another way.
            LogNotDeferred(log, error.Message);
        }
    }

    private Task FillAsync(InteractionOrigin origin, string key, CancellationToken cancellationToken) =>
        messenger.FillAsync(origin.Token, DiscordRenderer.Note(DiscordWords.For(origin.Locale)[key]), mark: null, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An interaction could not be answered in time: {Reason}")]
    private static partial void LogNotDeferred(ILogger log, string reason);
}
