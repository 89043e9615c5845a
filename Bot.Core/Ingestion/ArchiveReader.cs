using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>Reads a JSON Lines archive: one article a line. A bad line is rejected, the others are read.</summary>
internal static class ArchiveReader
{
    public static async IAsyncEnumerable<SourceReading> ReadAsync(SourceFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: false);
        var blank = 0L;
        await foreach (var line in ArchiveLines.ReadAsync(stream, cancellationToken))
        {
            if (IsBlank(line.Content.Span) && !line.IsTooLong)
            {
                blank += line.Bytes;
                continue;
            }
            yield return Read(file, line, line.Bytes + blank);
            blank = 0;
        }
    }

    private static SourceReading Read(SourceFile file, ArchiveLine line, long bytes)
    {
        var source = $"{file.Path}:{line.Number}";
        try
        {
            return line.IsTooLong
                ? throw new SourceException("the line is far longer than an article may be; check that each line holds one article")
                : new SourceReading.Read(source, bytes, Parse(file, line));
        }
        catch (SourceException error)
        {
            return new SourceReading.Rejected(source, bytes, error.Message);
        }
    }

    private static ArticleDraft Parse(SourceFile file, ArchiveLine line)
    {
        var content = line.Number == 1 && line.Content.Span.StartsWith("\uFEFF"u8) ? line.Content[3..] : line.Content;
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ToDraft(file, new ArchiveEntry(document.RootElement))
                : throw new SourceException("the line is not a JSON object; write {\"id\": …, \"text\": …}");
        }
        catch (JsonException error)
        {
            throw new SourceException(string.Create(null,
                $"the line is not JSON (near byte {error.BytePositionInLine + 1}); write one whole JSON object a line, in UTF-8"), error);
        }
    }

    private static ArticleDraft ToDraft(SourceFile file, ArchiveEntry entry)
    {
        var id = entry.Line("id") ?? throw new SourceException("'id' is missing; give each article its own");
        // Positions must be those of the archive's text, so a NUL, which no database column takes, becomes a space.
        var text = (entry.Text("text") ?? throw new SourceException("'text' is missing or empty; leave the line out, or give the article's text"))
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\0', ' ');
        return new ArticleDraft(new ArticleId(id), new Provenance(
            entry.Line("outlet") ?? ProvenanceValues.UnnamedOutlet,
            entry.Line("title") ?? entry.Line("headline") ?? ProvenanceValues.HeadlineOf(text),
            entry.List("authors"),
            entry.Line("published") is { } published ? ProvenanceValues.ParseDate(published) : null,
            entry.Line("url") is { } url ? ProvenanceValues.ParseUrl(url) : file.Url,
            entry.Line("language") is { } language ? ProvenanceValues.ParseLanguage(language) : ProvenanceValues.DefaultLanguage,
            entry.Line("kind") is { } kind ? ProvenanceValues.ParseKind(kind) : SourceKind.Article,
            entry.List("topics"), entry.List("people"))
        {
            Updated = entry.Line("updated") is { } updated ? ProvenanceValues.ParseDate(updated) : null,
            Correction = entry.Line("correction"),
        }, text);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r"u8);

    /// <summary>Typed access to the members of one line; null and blank both mean absent.</summary>
    private readonly struct ArchiveEntry(JsonElement json)
    {
        public string? Text(string name)
        {
            if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                return null;
            var text = value.ValueKind switch
            {
                JsonValueKind.String => String(name, value),
                JsonValueKind.Number => value.GetRawText(),
                _ => throw new SourceException($"'{name}' is not a string; write \"{name}\": \"…\""),
            };
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }

        public string? Line(string name) => Text(name) is { } text ? ProvenanceValues.OneLine(text) : null;

        public IReadOnlyList<string> List(string name)
        {
            if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array)
                return Line(name) is { } single ? [single] : [];
            var items = new List<string>();
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.String)
                    throw new SourceException($"'{name}' is not a list of strings; write \"{name}\": [\"…\"]");
                if (ProvenanceValues.OneLine(String(name, item)) is { Length: > 0 } line)
                    items.Add(line);
            }
            return items;
        }

        private static string String(string name, JsonElement value)
        {
            try
            {
                return value.GetString() ?? "";
            }
            catch (InvalidOperationException error)
            {
                throw new SourceException($"'{name}' holds half a character (a lone surrogate); write the text again in UTF-8", error);
            }
        }
    }
}
