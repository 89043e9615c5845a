using Bot.Core.Articles;

namespace Bot.Host.Web;

/// <summary>The stored text of an article, with the cited passage highlighted.</summary>
internal static class ArticlePage
{
    public static string Of(Article article, int? start, int? end)
    {
        var provenance = article.Provenance;
        var ours = provenance.Kind == SourceKind.Note
            ? "<p><strong>This is our own note on the article. Its words are not the outlet’s; read the original before you quote it.</strong></p>\n"
            : "";
        var authors = provenance.Authors.Count == 0 ? "" : $"<p class=\"quiet\">{Html.Encode(string.Join(", ", provenance.Authors))}</p>\n";
        var heading = Html.Encode(SourceLabel.For(provenance, ReplyWords.For("en")));
        var content = $"""
            <h1>{heading}</h1>
            {authors}<p>{Html.OutboundLink(provenance.Url, "Read the original")}</p>
            {ours}<p class="quiet">Revision {article.Revision}, stored {article.RetrievedAt:yyyy-MM-dd}.</p>
            <div class="text" lang="{Html.Encode(provenance.Language)}">{Text(article.Text, start, end)}</div>
            """;
        return PageFiles.Page($"{provenance.Headline} – Docket", content);
    }

    /// <summary>For an article that has been taken out: what it was, and that it no longer counts.</summary>
    public static string Withdrawn(Article article) => PageFiles.Page(
        "Withdrawn – Docket",
        $"<h1>{Html.Encode(SourceLabel.For(article.Provenance, ReplyWords.For("en")))}</h1>\n<p>This source has been taken out. No answer rests on it any more.</p>\n");

    public static string Missing() => PageFiles.Page("Not found – Docket", "<h1>Not found</h1>\n<p>There is no such article here.</p>\n");

    private static string Text(string text, int? start, int? end) =>
        start is { } from && end is { } to && from >= 0 && from < to && to <= text.Length
            ? $"{Html.Encode(text[..from])}<mark id=\"passage\">{Html.Encode(text[from..to])}</mark>{Html.Encode(text[to..])}"
            : Html.Encode(text);
}
