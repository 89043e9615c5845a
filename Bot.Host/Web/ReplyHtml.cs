using Bot.Core.Answering;
using Bot.Core.Articles;

namespace Bot.Host.Web;

/// <summary>A reply as HTML: the answer, then its numbered sources or the nearest articles.</summary>
internal static class ReplyHtml
{
    public static string Of(Reply reply)
    {
        var words = ReplyWords.For(reply.Language);
        var body = reply switch
        {
            Reply.Answer answer => Answer(answer, words),
            Reply.Abstention abstention => Abstention(abstention, words),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"<section lang=\"{Html.Encode(reply.Language)}\" aria-live=\"polite\">\n{body}</section>\n";
    }

    private static string Answer(Reply.Answer answer, ReplyWords words)
    {
        var claims = answer.Claims.Select(ClaimHtml);
        var text = answer.Layout == AnswerLayout.List
            ? $"<ul class=\"answer\">{string.Concat(claims.Select(claim => $"<li>{claim}</li>"))}</ul>"
            : $"<p class=\"answer\">{string.Join(' ', claims)}</p>";
        var sources = string.Join('\n', answer.Citations.Select(citation => Source(citation, words)));
        var opening = answer.Opening is { } said ? $"<p>{Html.Encode(said)}:</p>\n" : "";
        return $"{opening}{text}\n<h2>{Html.Encode(words.Sources)}</h2>\n<ol>\n{sources}\n</ol>\n";
    }

    private static string ClaimHtml(Claim claim) =>
        $"{Html.Encode(claim.Words)} {string.Concat(claim.Citations.Select(number => $"<a href=\"#source-{number}\">[{number}]</a>"))}";

    private static string Source(Citation citation, ReplyWords words) => $"""
        <li id="source-{citation.Number}" value="{citation.Number}">{Html.OutboundLink(citation.Link, SourceLabel.For(citation.Provenance, words))}
        <blockquote>{Html.Encode(citation.Passage)}</blockquote>
        <a href="{Html.Encode(Html.ArticleAddress(citation.Article.Value, citation.Span.Start, citation.Span.End))}">{Html.Encode(words.StoredText)} [{citation.Number}]</a></li>
        """;

    private static string Abstention(Reply.Abstention abstention, ReplyWords words) =>
        $"<p class=\"answer\">{Html.Encode(abstention.Message)}</p>\n{Articles(words.Nearest, abstention.Nearest, words)}";

    /// <summary>A list of articles below a heading; nothing where there are none.</summary>
    public static string Articles(string heading, IReadOnlyList<ArticleSummary> articles, ReplyWords words)
    {
        if (articles.Count == 0)
            return "";
        var items = articles.Select(article =>
            $"<li><a href=\"{Html.Encode(Html.ArticleAddress(article.Id.Value))}\">{Html.Encode(SourceLabel.For(article.Provenance, words))}</a></li>");
        return $"<h2>{Html.Encode(heading)}</h2>\n<ul>\n{string.Join('\n', items)}\n</ul>\n";
    }
}
