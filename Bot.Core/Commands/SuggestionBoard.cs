using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Commands;

/// <summary>
/// Shows suggestions in the channels of moderators, and who decided about them. It looks at the store and not at who pressed what, so that a
/// decision counts wherever it was made.
/// </summary>
public sealed partial class SuggestionBoard(
    CommandServices services, SuggestionList suggestions, ChatService chat, IReadOnlyList<ISuggestionFace> faces, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    /// <summary>Until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Periodically.RunAsync(Period, clock, LookAsync, LogNotRead, cancellationToken);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var suggestion in await suggestions.ListAsync(cancellationToken))
        {
            if (faces.FirstOrDefault(face => face.Platform == suggestion.Channel.Platform) is { } face)
                await TryLookAsync(suggestion, face, cancellationToken);
        }
    }

    private async Task TryLookAsync(Suggestion suggestion, ISuggestionFace face, CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(suggestion, face, cancellationToken);
        }
        catch (Exception error) when (error is ChatAdapterException or SourceException)
        {
            LogNotShown(error, suggestion.Proposal);
        }
    }

    private async Task LookAsync(Suggestion suggestion, ISuggestionFace face, CancellationToken cancellationToken)
    {
        if (await services.Moderation.FindProposalAsync(suggestion.Proposal, cancellationToken) is not { } proposal)
            await suggestions.RemoveAsync(suggestion.Proposal, cancellationToken);
        else if (proposal.State != ProposalState.Waiting)
            await CloseAsync(suggestion, proposal, face, cancellationToken);
        else if (suggestion.Shown.Count == 0)
            await ShowAsync(suggestion, face, cancellationToken);
    }

    private async Task ShowAsync(Suggestion suggestion, ISuggestionFace face, CancellationToken cancellationToken)
    {
        var channels = chat.Channels
            .Where(channel => channel.Value.IsForModerators && channel.Key.Platform == face.Platform && channel.Key.Workspace == suggestion.Channel.Workspace)
            .Select(channel => channel.Key)
            .ToList();
        if (channels.Count == 0)
            return;
        var shown = AddingCommands.Shown(await services.Sources.PreviewAsync(suggestion.Proposal, cancellationToken));
        var content = shown with { Parts = [new ResultPart.Line(CommandWords.English["suggestion"]), .. shown.Parts] };
        var messages = new List<MessageAddress>();
        foreach (var channel in channels)
        {
            messages.Add(await face.PostAsync(channel, content, cancellationToken));
            // After each: one that fails later must not have the first posted again.
            await suggestions.ReplaceAsync(suggestion with { Shown = [.. messages] }, cancellationToken);
        }
    }

    private async Task CloseAsync(Suggestion suggestion, SourceProposal proposal, ISuggestionFace face, CancellationToken cancellationToken)
    {
        var (isApproved, provenance) = (proposal.State == ProposalState.Approved, proposal.Draft.Provenance);
        var key = isApproved ? "approved" : "rejected";
        var headline = $"{provenance.Outlet}: {provenance.Headline}";
        var decided = CommandWords.English.With($"decided_{key}", await DecidedByAsync(proposal, cancellationToken));
        foreach (var message in suggestion.Shown)
            await TryUpdateAsync(message, CommandResult.Of(headline, provenance.Url, decided), face, cancellationToken);
        // Before whoever suggested it is told: nobody is told twice.
        await suggestions.RemoveAsync(suggestion.Proposal, cancellationToken);
        var user = new UserAddress(suggestion.Channel.Platform, suggestion.Channel.Workspace, suggestion.User);
        await face.TellAsync(user, CommandWords.For(suggestion.Language).With($"told_{key}", headline), cancellationToken);
    }

    private async Task TryUpdateAsync(MessageAddress message, CommandResult content, ISuggestionFace face, CancellationToken cancellationToken)
    {
        try
        {
            await face.UpdateAsync(message, content, cancellationToken);
        }
        catch (ChatAdapterException error) when (!error.IsTransient)
        {
            // Somebody deleted it, or the bot was sent away; the others are still brought up to date.
            LogNotShown(error, message.Message);
        }
    }

    private async Task<string> DecidedByAsync(SourceProposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.State == ProposalState.Approved)
            return string.Join(", ", proposal.ApprovedBy);
        var entries = await services.Moderation.ListAuditOfAsync(proposal.Id, cancellationToken);
        return entries.LastOrDefault(entry => entry.Action == ModeratorAction.Reject)?.Actor ?? "";
    }

    [LoggerMessage(LogLevel.Warning, "Suggestions cannot be read")]
    private partial void LogNotRead(Exception error);

    [LoggerMessage(LogLevel.Warning, "Suggestion {Proposal} could not be shown")]
    private partial void LogNotShown(Exception error, string proposal);
}
