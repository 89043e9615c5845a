using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bot.Core.Language;

namespace Bot.Core.Ingestion;

/// <summary>Takes out of a page what stands beside or between the paragraphs of its article: captions, teasers, appeals to subscribe.</summary>
internal static partial class PageCleaner
{
    // An element with more of the page's paragraphs than this is where the article stands, whatever it is called.
    private const double MostOfText = 0.2;

    // A block of links with no more words than this beside them is a teaser.
    private const double MostlyLink = 0.8;
    private const int LongestTeaser = 30;

    private const int LongestAppeal = 60;

    private const string NeverText = "figcaption, aside, nav, form, button, dialog, [role=complementary], [role=navigation], [role=dialog], [aria-hidden=true], [hidden]";

    private static readonly Regex Appeal = new(
        $"^(?:{string.Join('|', EmbeddedText.Languages(typeof(PageCleaner), "appeals").SelectMany(Appeals))})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Before the article is looked for: elements that are named for what they are.</summary>
    public static void CleanPage(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return;
        var all = ParagraphLength(body);
        var named = body.QuerySelectorAll("[class], [id]").Where(element => Beside().IsMatch($"{element.ClassName} {element.Id}"));
        foreach (var element in body.QuerySelectorAll(NeverText).Concat(named).ToList())
        {
            if (element.ParentElement is not null && ParagraphLength(element) <= MostOfText * all)
                element.Remove();
        }
    }

    /// <summary>In the article: blocks that only link elsewhere, ask for something, or say when the page was made.</summary>
    public static void CleanArticle(IElement content)
    {
        foreach (var block in content.QuerySelectorAll("p, li, h2, h3, h4, h5, h6, div, td").Where(IsInnermost).ToList())
        {
            var text = Spaces().Replace(block.TextContent, " ").Trim();
            if (text.Length > 0 && (IsTeaser(block, text) || (Words(text) <= LongestAppeal && Appeal.IsMatch(text.ToLowerInvariant())) || DateLine().IsMatch(text)))
                block.Remove();
        }
    }

    private static IEnumerable<string> Appeals(string language) => EmbeddedText.Lines(typeof(PageCleaner), $"appeals.{language}.txt");

    private static bool IsInnermost(IElement element) => element.QuerySelector("p, li, div, table, h2, h3, h4, h5, h6, blockquote") is null;

    private static bool IsTeaser(IElement block, string text)
    {
        if (Words(text) > LongestTeaser || text[^1] is '.' or '。' or '?' or '!' or '"' or '”')
            return false;
        var linked = block.QuerySelectorAll("a").Sum(link => Spaces().Replace(link.TextContent, " ").Trim().Length);
        return linked >= MostlyLink * text.Length;
    }

    private static int ParagraphLength(IElement element) =>
        element.QuerySelectorAll("p").Sum(paragraph => paragraph.TextContent.Length) + (element.LocalName == "p" ? element.TextContent.Length : 0);

    private static int Words(string text) => text.AsSpan().Count(' ') + 1;

    [GeneratedRegex(
        @"(?<![a-z])(related|recirc\w*|recommend\w*|newsletter\w*|promo\w*|sharing|share[-_]?(?:bar|buttons?|tools?|links?)?|social\w*|caption\w*|breadcrumbs?|comments?|disqus\w*|"
        + @"outbrain\w*|taboola\w*|read[-_]?(?:more|next)|more[-_]?(?:stories|news|on|from|like)\w*|also[-_]?like|trending|most[-_]?(?:read|popular|viewed)|popular|sponsor\w*|advert\w*|ad[-_]?(?:container|slot|unit)|"
        + @"subscri\w*|signup|sign[-_]?up|cookie\w*|consent|gdpr|paywall\w*|tag[-_]?(?:list|s|cloud)|tags|post[-_]?(?:meta|tags|nav\w*)|author[-_]?(?:bio|box|info)|about[-_]?author|pagination|pager|skip[-_]?link|toolbar|copyright)(?![a-z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beside();

    /// <summary>A line of nothing but a date, a time, or an address.</summary>
    [GeneratedRegex(
        @"^\|? ?((first )?(published|updated|posted|last (updated|modified)|modified)( on| at)?:? ?)?((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? )?(\d{1,2}:\d\d( ?[ap]\.?m\.?)?( [A-Z]{2,4})?,? ?)?((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? )?"
        + @"((jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|\d{1,2} (jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{4}|\d{4}-\d\d-\d\d)?(,? ?(at )?\d{1,2}:\d\d( ?[ap]\.?m\.?)?( [A-Z]{2,4})?)?$|^https?://\S+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
