using Bot.Core.Articles;

namespace Bot.Core.Moderation;

/// <summary>A source that somebody wants in the store. Nothing of it is cited before it is approved.</summary>
/// <param name="Id">Short enough to type.</param>
/// <param name="ApprovedBy">Who has approved so far.</param>
/// <param name="Reason">Why it was rejected; null mostly.</param>
public sealed record SourceProposal(
    string Id, ProposalState State, ArticleDraft Draft, string ProposedBy, DateTimeOffset ProposedAt, IReadOnlyList<string> ApprovedBy, string? Reason);

public enum ProposalState
{
    Waiting,
    Approved,
    Rejected,
}

/// <summary>Whether moderators let an article be cited.</summary>
public enum ArticleStatus
{
    Active,
    Removed,
    Retracted,
}
