namespace Bot.Core.Moderation;

/// <summary>What was understood of a source, for a moderator to look at before it counts.</summary>
/// <param name="FirstLines">Of its text.</param>
/// <param name="Alike">What else has much of the same text, most alike first: the same article, or a copy of one wire story.</param>
/// <param name="TakenOut">The entry of the audit log by which moderators took it out before; null mostly.</param>
public sealed record SourcePreview(SourceProposal Proposal, int Characters, string FirstLines, IReadOnlyList<AlikeArticle> Alike, AuditEntry? TakenOut);

/// <param name="Id">Of an article of the store, or of a source that waits.</param>
/// <param name="Share">How much of the shorter of both texts stands in the other, from 0 to 1.</param>
public sealed record AlikeArticle(string Id, string Outlet, string Headline, double Share)
{
    /// <summary>Whether it waits for review itself.</summary>
    public bool Waits { get; init; }
}
