using System.Runtime.CompilerServices;
using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>Reads a file, or every article file of a folder. What cannot be read is rejected with its reason, and the rest goes on.</summary>
public static class SourceReader
{
    private const long LargestFile = 20 * 1024 * 1024;
    private const int LongestText = 5_000_000;

    public static async IAsyncEnumerable<SourceReading> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            foreach (var file in SourceFiles.List(path))
            {
                await foreach (var reading in ReadFileAsync(new SourceFile(file.Path), cancellationToken))
                    yield return reading;
            }
        }
        else if (!File.Exists(path))
        {
            yield return new SourceReading.Rejected(path, 0, "there is no such file or folder; check the path");
        }
        else if (!SourceFiles.IsKnownType(path))
        {
            yield return new SourceReading.Rejected(path, new FileInfo(path).Length,
                $"files of this type are not read; give one of {string.Join(' ', SourceFiles.Types)}");
        }
        else
        {
            await foreach (var reading in ReadFileAsync(new SourceFile(path), cancellationToken))
                yield return reading;
        }
    }

    private static async IAsyncEnumerable<SourceReading> ReadFileAsync(SourceFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!IsType(file, ".jsonl"))
        {
            yield return await ReadArticleAsync(file, cancellationToken);
            yield break;
        }
        await using var archive = ArchiveReader.ReadAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        SourceReading? failure = null;
        while (failure is null)
        {
            var found = false;
            try
            {
                found = await archive.MoveNextAsync();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failure = Reject(file, 0, error);
            }
            if (!found)
                break;
            yield return Checked(archive.Current);
        }
        if (failure is not null)
            yield return failure;
    }

    private static async Task<SourceReading> ReadArticleAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        try
        {
            bytes = new FileInfo(file.Path).Length;
            if (bytes > LargestFile)
                throw new SourceException("the file is larger than 20 MB; split it, or make it a .jsonl archive with one article a line");
            return Read(file, Path.GetExtension(file.Path), await File.ReadAllBytesAsync(file.Path, cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Reject(file, bytes, error);
        }
    }

    /// <summary>Reads the content of one article; what cannot be read is rejected with its reason.</summary>
    internal static SourceReading Read(SourceFile file, string type, byte[] content)
    {
        try
        {
            return Checked(new SourceReading.Read(file.Path, content.Length, Parse(file, type, content)));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Reject(file, content.Length, error);
        }
    }

    /// <summary>Reads a file that somebody sent. Its address is empty where it does not state one.</summary>
    /// <param name="name">As its sender named it.</param>
    internal static SourceReading ReadSent(string name, byte[] content) => !SourceFiles.IsKnownType(name) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
        ? new SourceReading.Rejected(name, content.Length, "files of this type are not read; give a page (.html), .pdf, .docx, .txt or .md")
        : content.Length > LargestFile
            ? new SourceReading.Rejected(name, content.Length, "the file is larger than 20 MB")
            : Read(new SourceFile(name) { Url = "" }, Path.GetExtension(name), content);

    /// <summary>A text that somebody pasted, as the text of a file is.</summary>
    internal static string CleanText(string text) => SourceText.Clean(text).Trim('\n');

    private static ArticleDraft Parse(SourceFile file, string type, byte[] content) => type.ToLowerInvariant() switch
    {
        ".pdf" => PdfReader.Read(file, content),
        ".docx" => DocxReader.Read(file, content),
        ".html" or ".htm" => HtmlReader.Read(file, SourceText.Clean(SourceText.Decode(content, isHtml: true, file.Charset))),
        ".txt" => PlainTextReader.Read(file, SourceText.Clean(SourceText.Decode(content, isHtml: false, file.Charset))),
        _ => MarkdownReader.Read(file, SourceText.Clean(SourceText.Decode(content, isHtml: false, file.Charset))),
    };

    private static SourceReading Checked(SourceReading reading) => reading switch
    {
        SourceReading.Read { Draft.Text: var text } when string.IsNullOrWhiteSpace(text) =>
            new SourceReading.Rejected(reading.Source, reading.Bytes, reading.Source.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
                ? "it holds no text; write the article below the front matter"
                : "it holds no text; give a file that does"),
        SourceReading.Read { Draft.Text.Length: > LongestText } =>
            new SourceReading.Rejected(reading.Source, reading.Bytes, "its text is longer than 5 million characters; split it into several articles"),
        // A note of our own may speak of corrections, and is none.
        SourceReading.Read { Draft.Provenance: { Correction: null, Kind: not SourceKind.Note } provenance } read when CorrectionNote.In(read.Draft.Text) is { } correction =>
            read with { Draft = read.Draft with { Provenance = provenance with { Correction = correction } } },
        _ => reading,
    };

    private static SourceReading.Rejected Reject(SourceFile file, long bytes, Exception error) => new(file.Path, bytes, error switch
    {
        SourceException => error.Message,
        UnauthorizedAccessException => "it may not be read; give this user read access",
        IOException => $"it cannot be read: {error.Message}",
        // The parsers of strange files fail in strange ways; no file may stop the ones behind it.
        _ => $"it is no {Path.GetExtension(file.Path).ToLowerInvariant()} file, or a damaged one ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')}); save the article's text as a .txt file instead",
    });

    private static bool IsType(SourceFile file, string type) => file.Path.EndsWith(type, StringComparison.OrdinalIgnoreCase);
}
