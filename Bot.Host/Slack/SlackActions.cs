using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>What happens when somebody presses a button below a reply, or sends off the modal that one opened.</summary>
internal sealed class SlackActions(ChatService chat, SlackMessenger messenger, SharePresses shares, RecentIds recent, TimeProvider clock)
{
    public async Task HandleAsync(SlackUpdate.Pressed pressed, CancellationToken cancellationToken)
    {
        if (!recent.Add($"press {pressed.Trigger}") || Value(pressed.Value) is not { } value)
            return;
        var said = await chat.RecallAsync(value.Question, cancellationToken) as ChatReply.Said;
        var texts = SlackWords.For(said?.Reply.Language ?? "en");
        var content = (pressed.Action, said?.Reply) switch
        {
            (ActionIds.Passages, Reply.Answer answer) => SlackRenderer.Passages(value.Question, answer, value.Index),
            (ActionIds.Rest, Reply.Answer answer) => SlackRenderer.Rest(value.Question, answer, value.Index),
            (ActionIds.Share, _) => await ShareAsync(value.Question, pressed, texts, cancellationToken),
            (ActionIds.Helpful, _) => await RateAsync(value.Question, pressed, isHelpful: true, texts, cancellationToken),
            (ActionIds.NotHelpful, _) => await RateAsync(value.Question, pressed, isHelpful: false, texts, cancellationToken),
            (ActionIds.Moderator, _) => await AskModeratorAsync(value.Question, texts, cancellationToken),
            _ => SlackRenderer.Note(texts["gone"]),
        };
        if (content is not null)
            await messenger.RespondAsync(pressed.ResponseUrl, pressed.Channel, pressed.ThreadTs, content, isForEveryone: false, cancellationToken);
    }

    public async Task HandleAsync(SlackUpdate.Submitted submitted, CancellationToken cancellationToken)
    {
        if (submitted.Callback == ActionIds.Feedback && QuestionId.TryParse(submitted.Metadata) is { } question && submitted.Inputs.GetValueOrDefault(FeedbackModal.Reason) is { } reason)
            await chat.RateAsync(question, User(submitted), isHelpful: false, reason, cancellationToken);
    }

    private async Task<SlackContent?> ShareAsync(QuestionId question, SlackUpdate.Pressed pressed, WordList texts, CancellationToken cancellationToken)
    {
        shares.Keep(question, pressed.ResponseUrl);
        return await chat.ShareSeenAsync(question, clock, cancellationToken) switch
        {
            // Everyone sees it in a moment, and so do they.
            ShareOutcome.Shared => null,
            ShareOutcome.SharedBefore => SlackRenderer.Note(texts["shared_before"]),
            ShareOutcome.SwitchedOff => SlackRenderer.Note(texts["share_off"]),
            ShareOutcome.NotSent => SlackRenderer.Note(texts["share_later"]),
            _ => SlackRenderer.Note(texts["gone"]),
        };
    }

    private async Task<SlackContent?> RateAsync(QuestionId question, SlackUpdate.Pressed pressed, bool isHelpful, WordList texts, CancellationToken cancellationToken)
    {
        // The vote counts by itself, and before what they may say in the modal.
        await chat.RateAsync(question, User(pressed), isHelpful, reason: null, cancellationToken);
        var asked = !isHelpful && await TryAskWhyAsync(question, pressed, texts, cancellationToken);
        return asked ? null : SlackRenderer.Note(texts["thanks"]);
    }

    private async Task<bool> TryAskWhyAsync(QuestionId question, SlackUpdate.Pressed pressed, WordList texts, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.OpenViewAsync(pressed.Trigger, FeedbackModal.Of(texts, question.ToString()), cancellationToken);
            return true;
        }
        catch (SlackException)
        {
            return false;
        }
    }

    private async Task<SlackContent?> AskModeratorAsync(QuestionId question, WordList texts, CancellationToken cancellationToken) =>
        SlackRenderer.Note(texts[await chat.AskModeratorAsync(question, cancellationToken) switch
        {
            ModeratorOutcome.Asked => "moderator_asked",
            ModeratorOutcome.AskedBefore => "moderator_asked_before",
            ModeratorOutcome.NobodyToAsk => "moderator_nobody",
            _ => "gone",
        }]);

    private static (QuestionId Question, int Index)? Value(string value)
    {
        var parts = value.Split(':');
        return parts is [var id, var index] && QuestionId.TryParse(id) is { } question && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (question, number)
            : null;
    }

    private static UserAddress User(SlackUpdate update) => new(SlackChatAdapter.Name, update.Team, update.User);
}
