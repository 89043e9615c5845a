using System.IO.Compression;
using Bot.Core.Articles;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Core.Ingestion;

/// <summary>Reads the paragraphs and tables of a Word document.</summary>
internal static class DocxReader
{
    // What a few kilobytes may unpack to is bounded before anything is unpacked.
    private const long LargestUnpacked = 100 * 1024 * 1024;

    /// <exception cref="SourceException">It is no Word document, or far larger than an article.</exception>
    public static ArticleDraft Read(SourceFile file, byte[] content)
    {
        CheckSize(content);
        using var document = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        var text = new PlainTextBuilder();
        foreach (var element in document.MainDocumentPart?.Document?.Body?.ChildElements ?? [])
            Write(element, text);
        var words = text.ToString();
        if (words.Length == 0)
            throw new SourceException("the document holds no text");
        var about = document.PackageProperties;
        return new ArticleDraft(new ArticleId(file.Id), new Provenance(
            ProvenanceValues.UnnamedOutlet,
            string.IsNullOrWhiteSpace(about.Title) ? ProvenanceValues.HeadlineOf(words) : ProvenanceValues.OneLine(about.Title),
            string.IsNullOrWhiteSpace(about.Creator) ? [] : [ProvenanceValues.OneLine(about.Creator)],
            about.Created is { } created ? DateOnly.FromDateTime(created) : null,
            file.Url, ProvenanceValues.DefaultLanguage, SourceKind.Document, [], []), words);
    }

    private static void CheckSize(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (archive.Entries.Sum(entry => entry.Length) > LargestUnpacked)
            throw new SourceException("the document unpacks to more than 100 MB; save its text as a .txt file instead");
    }

    private static void Write(DocumentFormat.OpenXml.OpenXmlElement element, PlainTextBuilder text)
    {
        if (element is Table table)
        {
            foreach (var row in table.Elements<TableRow>())
            {
                text.Line();
                text.Words(string.Join(" | ", row.Elements<TableCell>().Select(cell => cell.InnerText)));
            }

            text.Paragraph();
            return;
        }

        if (element is not Paragraph paragraph)
            return;
        text.Paragraph();
        foreach (var piece in paragraph.Descendants())
        {
            if (piece is Text words)
                text.Words(words.Text);
            else if (piece is Break or CarriageReturn)
                text.Line();
            else if (piece is TabChar)
                text.Words(" ");
        }

        text.Paragraph();
    }
}
