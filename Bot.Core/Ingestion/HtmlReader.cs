using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Bot.Core.Articles;
using Bot.Core.Language;
using SmartReader;

namespace Bot.Core.Ingestion;

/// <summary>Reads the article out of a saved web page, leaving menus and advertisements behind.</summary>
internal static partial class HtmlReader
{
    // Where the page does not look like an article, a few words are rather a menu or an error message.
    private const int ShortestDoubtfulText = 200;

    // A Chinese sentence has about a third of the characters of an English one that says the same.
    private const int LettersPerCharacter = 3;

    private const string AnyAddress = "https://page.invalid/";
    private const int LongestByline = 80;

    public static ArticleDraft Read(SourceFile file, string html)
    {
        HtmlLimits.Check(html);
        using var document = new HtmlParser().ParseDocument(html);
        var stated = PageMetadata.Of(document);
        var seen = $"{document.Title}\n{document.Body?.TextContent}";
        // Such notes often stand outside of what is taken for the article.
        var correction = CorrectionNote.In(document.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));
        PageCleaner.CleanPage(document);
        // The address of the page would serve for links and a date, which are not taken from here; one with an impossible date fails.
        using var reader = new Reader(AnyAddress, document);
        var page = reader.GetArticle();
        var text = HtmlText.OfArticle(page.Content ?? "");
        if (PageWall.Problem(stated.IsFree, seen, text) is { } problem)
            throw new SourceException(problem);
        if (text.Length == 0 || (!page.IsReadable && Letters(text) < ShortestDoubtfulText))
            throw new SourceException("no article text was found in the page; save the article's text as a .txt file instead");
        return new ArticleDraft(new ArticleId(file.Id), ToProvenance(page, stated, file, text) with { Updated = stated.Updated, Correction = correction }, text);
    }

    private static int Letters(string text) => text.Length + (LettersPerCharacter - 1) * text.Count(Analyzer.IsUnspaced);

    private static Provenance ToProvenance(SmartReader.Article page, PageMetadata stated, SourceFile file, string text) => new(
        OneLine(stated.Outlet) ?? (stated.Url is { } url ? WwwPrefix().Replace(new Uri(url).Host, "") : ProvenanceValues.UnnamedOutlet),
        OneLine(stated.Headline) ?? OneLine(page.Title) ?? ProvenanceValues.HeadlineOf(text),
        stated.Authors.Count > 0 ? [.. stated.Authors.SelectMany(author => Authors(OneLine(author))).Distinct()] : Authors(OneLine(page.Author) ?? OneLine(page.Byline)),
        stated.Published,
        stated.Url ?? file.Url,
        new[] { stated.Language, page.Language }.FirstOrDefault(tag => tag is not null && ProvenanceValues.IsLanguage(tag))
            ?? ProvenanceValues.DefaultLanguage,
        SourceKind.Article, [], []);

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

    [GeneratedRegex(@"^www\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WwwPrefix();

    [GeneratedRegex(@"^by\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ByPrefix();

    [GeneratedRegex(@",? and |, | & ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameSeparator();
}
