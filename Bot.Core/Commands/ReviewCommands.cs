using Bot.Core.Moderation;

namespace Bot.Core.Commands;

/// <summary>Deciding about sources that wait.</summary>
internal static class ReviewCommands
{
    private static readonly CommandOption Proposal = new("proposal", OptionKind.Proposal) { IsRequired = true };

    public static CommandOption Reason { get; } = new("reason", OptionKind.Text);

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("source waiting", CommandAccess.Moderator, [], WaitingAsync),
        new("source preview", CommandAccess.Moderator, [Proposal], PreviewAsync),
        new("source approve", CommandAccess.Moderator, [Proposal], ApproveAsync),
        new("source reject", CommandAccess.Moderator, [Proposal, Reason], RejectAsync),
    ];

    public static IReadOnlyList<CommandButton> Buttons(string proposal) =>
    [
        new("source approve", Proposal.Name, proposal),
        new("source reject", Proposal.Name, proposal, asksMore: true),
    ];

    private static async Task<CommandResult> WaitingAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var waiting = await services.Moderation.ListWaitingAsync(cancellationToken);
        if (waiting.Count == 0)
            return CommandResult.Of("no source waits for review");
        var shown = waiting.Take(call.Caller.Rows ?? int.MaxValue).ToList();
        return new CommandResult([new ResultPart.Table([.. shown.Select(Row)]), .. More(waiting.Count - shown.Count)])
        {
            Buttons = [.. shown.Select(proposal => new CommandButton("source preview", Proposal.Name, proposal.Id))],
        };
    }

    private static async Task<CommandResult> PreviewAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken) =>
        AddingCommands.Shown(await services.Sources.PreviewAsync(call.Required(Proposal.Name), cancellationToken));

    private static async Task<CommandResult> ApproveAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var approval = await services.Sources.ApproveAsync(call.Actor, call.Required(Proposal.Name), cancellationToken);
        return approval.IsDone
            ? CommandResult.Of($"approved: {approval.Proposal.Draft.Id} is cited from now on")
            : CommandResult.Of("approved by you; another moderator has to approve as well");
    }

    private static async Task<CommandResult> RejectAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        await services.Sources.RejectAsync(call.Actor, call.Required(Proposal.Name), call.Text(Reason.Name), cancellationToken);
        return CommandResult.Of("rejected");
    }

    private static IReadOnlyList<string> Row(SourceProposal proposal) =>
        [proposal.Id, proposal.Draft.Provenance.Outlet, proposal.Draft.Provenance.Headline, proposal.Draft.Provenance.Url];

    private static ResultPart[] More(int left) => left > 0 ? [new ResultPart.Line($"and {left} more")] : [];
}
