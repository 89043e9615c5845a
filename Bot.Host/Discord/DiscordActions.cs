using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Rendering;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>What happens when somebody presses a button below a message of the bot, or sends off the modal that one opened.</summary>
internal sealed class DiscordActions(
    ChatService chat, DiscordMessenger messenger, DiscordCommands commands, SharePresses shares, RecentIds recent, Persistence persistence, TimeProvider clock)
{
    public Task HandleAsync(DiscordUpdate.Pressed pressed, CancellationToken cancellationToken)
    {
        if (!recent.Add($"press {pressed.Origin.Id}"))
            return Task.CompletedTask;
        var parts = pressed.Button.Split(':', 3);
        return (parts[0], Value(parts)) switch
        {
            (SourcePage.Action, _) => commands.TurnAsync(pressed, cancellationToken),
            (DiscordCommands.Forget, _) => commands.ForgetAsync(pressed, cancellationToken),
            (ActionIds.NotHelpful, { } value) => AskWhyAsync(pressed, value.Question, cancellationToken),
            (var action, { } value) => ShowAsync(pressed, action, value.Question, value.Index, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    public async Task HandleAsync(DiscordUpdate.Submitted submitted, CancellationToken cancellationToken)
    {
        var parts = submitted.Modal.Split(':', 3);
        if (parts[0] != ActionIds.Feedback || Value(parts) is not { } value || !recent.Add($"submit {submitted.Origin.Id}"))
            return;
        // Whoever is thanked was heard: kept first, which takes milliseconds of the three seconds there are.
        if (submitted.Fields.GetValueOrDefault(FeedbackModal.Reason) is { } reason)
            await persistence.RunAsync(() => chat.RateAsync(value.Question, DiscordMessages.Asker(submitted.User), isHelpful: false, reason, cancellationToken), cancellationToken);
        await messenger.RespondAsync(submitted.Origin, InteractionResponse.Note(DiscordRenderer.Note(Words(submitted)["thanks"])), cancellationToken);
    }

    private async Task AskWhyAsync(DiscordUpdate.Pressed pressed, QuestionId question, CancellationToken cancellationToken)
    {
        // Discord takes a modal only as the first answer, within seconds: it goes before the store is asked anything.
        var asking = messenger.RespondAsync(pressed.Origin, InteractionResponse.Modal(FeedbackModal.Of(Words(pressed), question)), cancellationToken);
        // The vote counts by itself, whether or not they say why.
        await persistence.RunAsync(() => chat.RateAsync(question, DiscordMessages.Asker(pressed.User), isHelpful: false, reason: null, cancellationToken), cancellationToken);
        await asking;
    }

    private async Task ShowAsync(DiscordUpdate.Pressed pressed, string action, QuestionId question, int index, CancellationToken cancellationToken)
    {
        var received = clock.GetUtcNow();
        await messenger.RespondAsync(pressed.Origin, InteractionResponse.Working(isPrivate: true), cancellationToken);
        var said = await chat.RecallAsync(question, cancellationToken) as ChatReply.Said;
        var texts = DiscordWords.For(said?.Reply.Language ?? pressed.Origin.Locale);
        var content = (action, said?.Reply) switch
        {
            (ActionIds.Passages, Reply.Answer answer) => DiscordRenderer.Passages(question, answer, index),
            (ActionIds.Rest, Reply.Answer answer) => DiscordRenderer.Rest(question, answer, index),
            (ActionIds.Share, _) => await ShareAsync(pressed, question, received, texts, cancellationToken),
            (ActionIds.Helpful, _) => await ThankAsync(pressed, question, texts, cancellationToken),
            (ActionIds.Moderator, _) => await AskModeratorAsync(question, texts, cancellationToken),
            _ => DiscordRenderer.Note(texts["gone"]),
        };
        await messenger.FillAsync(pressed.Origin.Token, content, mark: null, cancellationToken);
    }

    private async Task<DiscordContent> ShareAsync(
        DiscordUpdate.Pressed pressed, QuestionId question, DateTimeOffset received, WordList texts, CancellationToken cancellationToken)
    {
        shares.Keep(question, new ReplyHandle.Interaction(pressed.Origin.Token, received).ToString());
        return DiscordRenderer.Note(texts[await chat.ShareSeenAsync(question, clock, cancellationToken) switch
        {
            ShareOutcome.Shared => "shared",
            ShareOutcome.SharedBefore => "shared_before",
            ShareOutcome.SwitchedOff => "share_off",
            ShareOutcome.NotSent => "share_later",
            _ => "gone",
        }]);
    }

    private async Task<DiscordContent> ThankAsync(DiscordUpdate.Pressed pressed, QuestionId question, WordList texts, CancellationToken cancellationToken)
    {
        await chat.RateAsync(question, DiscordMessages.Asker(pressed.User), isHelpful: true, reason: null, cancellationToken);
        return DiscordRenderer.Note(texts["thanks"]);
    }

    private async Task<DiscordContent> AskModeratorAsync(QuestionId question, WordList texts, CancellationToken cancellationToken) =>
        DiscordRenderer.Note(texts[await chat.AskModeratorAsync(question, cancellationToken) switch
        {
            ModeratorOutcome.Asked => "moderator_asked",
            ModeratorOutcome.AskedBefore => "moderator_asked_before",
            ModeratorOutcome.NobodyToAsk => "moderator_nobody",
            _ => "gone",
        }]);

    private static WordList Words(DiscordUpdate.Interaction update) => DiscordWords.For(update.Origin.Locale);

    private static (QuestionId Question, int Index)? Value(string[] parts) =>
        parts is [_, var id, var index] && QuestionId.TryParse(id) is { } question && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (question, number)
            : null;
}
