using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Host.Json;

/// <summary>A reply as other programs read it. Names and order are a contract.</summary>
/// <param name="Id">As the caller gave it, else made up; null only for a line whose id cannot be read.</param>
/// <param name="Reason">Null for an answer.</param>
/// <param name="Resolved">The question as it was understood, without the conversation before it.</param>
internal sealed record AnswerJson(
    string? Id,
    string Question,
    string Kind,
    string? Reason,
    string Language,
    string Answer,
    IReadOnlyList<ClaimJson> Claims,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<NearestJson> Nearest,
    double Confidence,
    double ElapsedMs,
    string Resolved)
{
    public static AnswerJson From(string? id, Exchange exchange)
    {
        var (message, reply, elapsed, resolved) = exchange;
        var answer = reply as Reply.Answer;
        var abstention = reply as Reply.Abstention;
        return new AnswerJson(
            id,
            message.Text,
            answer is not null ? "answer" : "abstention",
            abstention is null ? null : ReasonName.Of(abstention.Reason),
            reply.Language,
            reply.Text,
            [.. (answer?.Claims ?? []).Select(claim => new ClaimJson(claim.Text, claim.Citations, claim.Quote, claim.Lead, claim.Note))],
            [.. (answer?.Citations ?? []).Select(CitationJson.From)],
            [.. (abstention?.Nearest ?? []).Select(NearestJson.From)],
            Math.Round(reply.Confidence, 2),
            Math.Round(elapsed.TotalMilliseconds, 1),
            resolved ?? message.Text);
    }
}

/// <param name="Lead">What the answer names before the text; null when the text speaks for itself.</param>
/// <param name="Note">The bot's own remark behind it; null mostly.</param>
internal sealed record ClaimJson(string Text, IReadOnlyList<int> Citations, bool Quote, string? Lead, string? Note);

internal sealed record CitationJson(
    int N,
    string Article,
    string Outlet,
    string Headline,
    IReadOnlyList<string> Authors,
    string? Published,
    string Url,
    string Link,
    string Passage,
    int Start,
    int End,
    int Revision)
{
    public static CitationJson From(Citation citation) => new(
        citation.Number,
        citation.Article.Value,
        citation.Provenance.Outlet,
        citation.Provenance.Headline,
        citation.Provenance.Authors,
        IsoDate.Of(citation.Provenance.Published),
        citation.Provenance.Url,
        citation.Link,
        citation.Passage,
        citation.Span.Start,
        citation.Span.End,
        citation.Revision);
}

internal sealed record NearestJson(string Article, string Headline, string Url, string? Published)
{
    public static NearestJson From(ArticleSummary article) => new(
        article.Id.Value, article.Provenance.Headline, article.Provenance.Url, IsoDate.Of(article.Provenance.Published));
}

internal static class ReasonName
{
    public static string Of(AbstentionReason reason) => reason switch
    {
        AbstentionReason.NoEvidence => "no_evidence",
        AbstentionReason.OffTopic => "off_topic",
        AbstentionReason.Opinion => "opinion",
        AbstentionReason.FalsePremise => "false_premise",
        AbstentionReason.ConflictingEvidence => "conflicting_evidence",
        AbstentionReason.NotAllowed => "not_allowed",
        AbstentionReason.BadInput => "bad_input",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

internal static class IsoDate
{
    public static string? Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
