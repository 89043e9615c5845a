using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Bot.Core.Ingestion;

/// <summary>The plain text of a piece of HTML: blocks as paragraphs, list items and table rows as lines.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
    ];

    private static readonly HashSet<string> Unseen =
        ["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "button", "select", "head"];

    public static string Of(string html)
    {
        var text = new PlainTextBuilder();
        Write(html, text);
        return text.ToString();
    }

    /// <summary>Likewise, without what stands between the paragraphs of an article.</summary>
    public static string OfArticle(string html)
    {
        HtmlLimits.Check(html);
        using var document = new HtmlParser().ParseDocument(html);
        var text = new PlainTextBuilder();
        if (document.Body is { } body)
        {
            PageCleaner.CleanArticle(body);
            WriteChildren(body, text);
        }

        return text.ToString();
    }

    public static void Write(string html, PlainTextBuilder text)
    {
        HtmlLimits.Check(html);
        using var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body)
            WriteChildren(body, text);
    }

    private static void WriteChildren(INode parent, PlainTextBuilder text)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
                text.Words(words.Data);
            else if (node is IElement element && !Unseen.Contains(element.LocalName))
                WriteElement(element, text);
        }
    }

    private static void WriteElement(IElement element, PlainTextBuilder text)
    {
        switch (element.LocalName)
        {
            case "br" or "tr":
                text.Line();
                WriteChildren(element, text);
                break;
            case "li":
                text.Line();
                text.Prefix("- ");
                WriteChildren(element, text);
                text.Line();
                break;
            case "td" or "th":
                if (element.PreviousElementSibling is not null)
                    text.Words(" | ");
                WriteChildren(element, text);
                break;
            case "pre":
                text.Paragraph();
                text.Verbatim(element.TextContent);
                text.Paragraph();
                break;
            case var name when Blocks.Contains(name):
                text.Paragraph();
                WriteChildren(element, text);
                text.Paragraph();
                break;
            default:
                WriteChildren(element, text);
                break;
        }
    }
}
