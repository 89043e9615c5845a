using System.Globalization;
using Bot.Core.Articles;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Bot.Core.Ingestion;

/// <summary>Reads the text of a PDF, block by block in reading order.</summary>
internal static class PdfReader
{
    private const int MostPages = 300;

    // The densest page of a newspaper has about thirty thousand; the layout of more than this takes minutes.
    private const int MostLettersOnPage = 150_000;

    // A page that was scanned has no letters; a few come from stamps.
    private const int FewestLettersPerPage = 20;

    /// <exception cref="SourceException">It holds no text, is locked or too long.</exception>
    public static ArticleDraft Read(SourceFile file, byte[] content)
    {
        var limits = new PdfLimits(content);
        if (limits.IsExceeded)
            throw PdfLimits.Exceeded(inner: null);
        try
        {
            return Read(file, content, limits);
        }
        catch (Exception error) when (limits.IsExceeded && error is not SourceException)
        {
            throw PdfLimits.Exceeded(error);
        }
    }

    private static ArticleDraft Read(SourceFile file, byte[] content, PdfLimits limits)
    {
        using var document = PdfDocument.Open(content, new ParsingOptions { FilterProvider = limits });
        if (document.NumberOfPages > MostPages)
            throw new SourceException($"the PDF has more than {MostPages} pages; cut out the part that matters");
        var text = new PlainTextBuilder();
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            limits.NextPage();
            var page = document.GetPage(number);
            if (limits.IsExceeded || page.Letters.Count > MostLettersOnPage)
                throw PdfLimits.Exceeded(inner: null);
            Write(page, text);
        }

        var words = text.ToString();
        if (words.Count(char.IsLetter) < FewestLettersPerPage * document.NumberOfPages)
            throw new SourceException("the PDF holds pictures of pages and no text; run text recognition over it first, or save its text as a .txt file");
        var about = document.Information;
        return new ArticleDraft(new ArticleId(file.Id), new Provenance(
            ProvenanceValues.UnnamedOutlet,
            Named(about.Title) ?? ProvenanceValues.HeadlineOf(words),
            Named(about.Author) is { } author ? [author] : [],
            Day(about.CreationDate), file.Url, ProvenanceValues.DefaultLanguage, SourceKind.Document, [], []), words);
    }

    private static void Write(Page page, PlainTextBuilder text)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters).ToList();
        if (words.Count == 0)
            return;
        var blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        foreach (var block in UnsupervisedReadingOrderDetector.Instance.Get(blocks))
        {
            text.Paragraph();
            var lines = block.TextLines.Select(line => line.Text.Trim()).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                // A word parted at the end of a line is one word.
                var parted = lines[i].EndsWith('-') && i + 1 < lines.Count && lines[i + 1] is [var next, ..] && char.IsLower(next);
                text.Words(parted ? lines[i].AsSpan(0, lines[i].Length - 1) : lines[i]);
                if (!parted)
                    text.Words(" ");
            }
        }

        text.Paragraph();
    }

    private static string? Named(string? value) => string.IsNullOrWhiteSpace(value) ? null : ProvenanceValues.OneLine(value);

    /// <summary>D:20310506… (ISO 32000-1, section 7.9.4).</summary>
    private static DateOnly? Day(string? stated) =>
        stated is { Length: >= 10 } && DateOnly.TryParseExact(stated.AsSpan(2, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
