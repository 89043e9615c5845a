using Bot.Core.Articles;

namespace Bot.Core.Moderation;

/// <summary>What was understood of a source, for a moderator to look at before it counts.</summary>
/// <param name="FirstLines">Of its text.</param>
/// <param name="Alike">Articles of the store with much of the same text, most alike first: the same article, or a copy of one wire story.</param>
/// <param name="TakenOut">The entry of the audit log by which moderators took it out before; null mostly.</param>
public sealed record SourcePreview(SourceProposal Proposal, int Characters, string FirstLines, IReadOnlyList<AlikeArticle> Alike, AuditEntry? TakenOut);

/// <param name="Share">How much of the source's text it has, from 0 to 1.</param>
public sealed record AlikeArticle(ArticleId Id, string Outlet, string Headline, double Share);
