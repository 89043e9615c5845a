using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bot.Core.Language;

namespace Bot.Core.Ingestion;

/// <summary>What a page states about its article in forms that machines read: JSON-LD, meta, link and time elements.</summary>
/// <param name="Url">The canonical address.</param>
/// <param name="Published">The day as the page writes it, wherever its reader stands; likewise <paramref name="Updated"/>.</param>
/// <param name="IsFree">False where the publisher says that readers have to pay.</param>
internal sealed partial record PageMetadata(
    string? Url, string? Headline, string? Outlet, IReadOnlyList<string> Authors, DateOnly? Published, DateOnly? Updated, string? Language, bool IsFree)
{
    private const string PublishedMeta = "meta[property='article:published_time'], meta[property='article:published'], meta[name='article:published_time'], "
        + "meta[itemprop=datePublished], meta[name='parsely-pub-date'], meta[name='sailthru.date'], meta[name='DC.date.issued'], meta[name='dcterms.created'], "
        + "meta[name='citation_publication_date'], meta[name='article.published'], meta[name='publish-date'], meta[name='publication_date'], "
        + "meta[name='dc.date'], meta[name='DC.date'], meta[name=published], meta[name=pubdate], meta[name=date], meta[property='og:published_time']";

    // What lies before is an empty field of the publisher's database.
    private const int FirstYear = 1600;

    private const string UpdatedMeta = "meta[property='article:modified_time'], meta[property='og:updated_time'], meta[itemprop=dateModified], meta[name='last-modified']";

    public static PageMetadata Of(IHtmlDocument document)
    {
        var data = LinkedData.Of(document);
        var url = CanonicalUrl(document);
        return new PageMetadata(
            url,
            data.Value("headline") ?? Meta(document, "meta[property='og:title']"),
            data.Value("publisher") ?? Meta(document, "meta[property='og:site_name']"),
            [.. data.Values("author")],
            Local(FirstDate(PublishDates(document, data)), url is null ? null : DateIn(url)),
            FirstDate(data.Values("dateModified").Concat(Contents(document, UpdatedMeta))),
            document.DocumentElement.GetAttribute("lang") ?? data.Value("inLanguage") ?? Meta(document, "meta[property='og:locale']")?.Replace('_', '-'),
            data.IsFree);
    }

    private static IEnumerable<string?> PublishDates(IHtmlDocument document, LinkedData data) =>
        data.Values("datePublished")
            .Concat(Contents(document, PublishedMeta))
            .Concat(document.QuerySelectorAll("[itemprop=datePublished]").Select(Stated))
            .Concat(document.QuerySelectorAll("article time, main time, header time, time[pubdate]").Select(Stated))
            .Concat(data.ValuesBeside("datePublished"))
            .Concat(data.Values("dateCreated"));

    private static string? Stated(IElement element) => element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent;

    private static IEnumerable<string?> Contents(IHtmlDocument document, string selector) =>
        document.QuerySelectorAll(selector).Select(meta => meta.GetAttribute("content"));

    private static string? Meta(IHtmlDocument document, string selector) =>
        Contents(document, selector).FirstOrDefault(content => !string.IsNullOrWhiteSpace(content));

    private static string? CanonicalUrl(IHtmlDocument document) =>
        new[]
        {
            document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"),
            Meta(document, "meta[property='og:url']"),
        }
        .FirstOrDefault(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    private static DateOnly? FirstDate(IEnumerable<string?> stated) => stated.Select(Date).FirstOrDefault(day => day?.Year >= FirstYear);

    /// <summary>2020-02-06T…, 20200206, "February 6, 2020, 07:47 PM EST", "6 Feb 2020 07:09 GMT". 6/2/2020 is another day here than there, and so says nothing.</summary>
    private static DateOnly? Date(string? stated)
    {
        if (string.IsNullOrWhiteSpace(stated))
            return null;
        var text = stated.Trim();
        if (text.Length >= 10 && DateOnly.TryParseExact(text[..10], ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || text.Length >= 8 && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return day;
        return Dates.MostPrecise(text, Analyzer.Analyze(text), published: null) is { Precision: DatePrecision.Day, IsRelative: false } date ? date.Day : null;
    }

    /// <summary>A time in UTC may be of the day after; the day in the address is the publisher's own.</summary>
    private static DateOnly? Local(DateOnly? stated, DateOnly? inAddress) =>
        inAddress is { } day && (stated is not { } other || Math.Abs(other.DayNumber - day.DayNumber) <= 1) ? day : stated;

    /// <summary>Many publishers put the day into the address: /2020/02/06/.</summary>
    private static DateOnly? DateIn(string url) =>
        DayInPath().Match(url) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups["day"].Value.Replace('-', '/'), "yyyy/M/d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"/(?<day>(?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2})(?:/|-|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayInPath();
}
