using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bot.Core.Articles;
using SmartReader;

namespace Bot.Core.Ingestion;

/// <summary>Reads the article out of a saved web page, leaving menus and advertisements behind.</summary>
internal static partial class HtmlReader
{
    private const string PublishedMeta = "meta[property='article:published_time'], meta[property='article:published'], "
        + "meta[itemprop=datePublished], meta[name='parsely-pub-date'], meta[name='sailthru.date'], meta[name='DC.date.issued'], "
        + "meta[name='dc.date'], meta[name=published], meta[name=pubdate], meta[name=date]";

    // Where the page does not look like an article, a few words are rather a menu or an error message.
    private const int ShortestDoubtfulText = 200;

    private const int LongestByline = 80;

    public static ArticleDraft Read(SourceFile file, string html)
    {
        HtmlLimits.Check(html);
        using var document = new HtmlParser().ParseDocument(html);
        var url = CanonicalUrl(document);
        var published = PublishDate(document);
        var language = document.DocumentElement.GetAttribute("lang");
        using var reader = new Reader(url ?? file.Url, document);
        var page = reader.GetArticle();
        var text = HtmlText.Of(page.Content ?? "");
        if (text.Length == 0 || (!page.IsReadable && text.Length < ShortestDoubtfulText))
            throw new SourceException("no article text was found in the page; save the article's text as a .txt file instead");
        return new ArticleDraft(new ArticleId(file.Id), ToProvenance(page, url, published, language, file, text), text);
    }

    private static Provenance ToProvenance(SmartReader.Article page, string? url, DateOnly? published, string? language, SourceFile file, string text) => new(
        OneLine(page.SiteName) ?? (url is null ? ProvenanceValues.UnnamedOutlet : WwwPrefix().Replace(new Uri(url).Host, "")),
        OneLine(page.Title) ?? ProvenanceValues.HeadlineOf(text),
        Authors(OneLine(page.Author) ?? OneLine(page.Byline)),
        published,
        url ?? file.Url,
        new[] { language, page.Language }.FirstOrDefault(tag => tag is not null && ProvenanceValues.IsLanguage(tag))
            ?? ProvenanceValues.DefaultLanguage,
        SourceKind.Article, [], []);

    private static string? CanonicalUrl(IHtmlDocument document) =>
        new[]
        {
            document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"),
            document.QuerySelector("meta[property='og:url']")?.GetAttribute("content"),
        }
        .FirstOrDefault(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    /// <summary>The day as the page writes it, wherever the reader of the page stands.</summary>
    private static DateOnly? PublishDate(IHtmlDocument document)
    {
        var stated = document.QuerySelectorAll(PublishedMeta).Select(meta => meta.GetAttribute("content"))
            .Concat(document.QuerySelectorAll("script[type='application/ld+json']")
                .Select(script => LinkedDataDate().Match(script.TextContent)).Where(match => match.Success).Select(match => match.Value[^10..]))
            .Concat(document.QuerySelectorAll("article time[datetime], time[pubdate], time[itemprop=datePublished]")
                .Select(time => time.GetAttribute("datetime")));
        foreach (var date in stated)
        {
            if (date is { Length: >= 10 }
                && DateOnly.TryParseExact(date[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
        }
        return null;
    }

    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : ProvenanceValues.OneLine(text);

    /// <summary>"By Ada Quill and Bo Reyes" names two; anything less plain is kept whole.</summary>
    private static IReadOnlyList<string> Authors(string? byline)
    {
        // A byline with a date or a biography run into it names nobody that could be cited.
        if (byline is null || byline.Length > LongestByline || byline.Any(char.IsDigit))
            return [];
        var names = ByPrefix().Replace(byline, "");
        var parts = NameSeparator().Split(names);
        return parts.All(part => part.Split(' ').Length is 2 or 3 && part.Length > 0 && char.IsUpper(part[0])) ? parts : [names];
    }

    [GeneratedRegex("""\"datePublished\"\s*:\s*\"\d{4}-\d{2}-\d{2}""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkedDataDate();

    [GeneratedRegex(@"^www\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WwwPrefix();

    [GeneratedRegex(@"^by\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ByPrefix();

    [GeneratedRegex(@",? and |, | & ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameSeparator();
}
