using Bot.Core.Articles;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Core.Ingestion;

/// <summary>The YAML block at the top of a file, between two lines of three hyphens, that states an article's provenance.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    // The stated provenance of one article, not a place for its text.
    private const int Longest = 64 * 1024;

    private const int DeepestNesting = 50;

    private readonly Dictionary<string, Entry> entries = [];

    private FrontMatter()
    {
    }

    /// <summary>Parts a file into its front matter, null when it has none, and its body.</summary>
    public static (FrontMatter? FrontMatter, string Body) Split(string text)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
            return (null, text);
        var start = Fence.Length + 1;
        for (var line = start; line < text.Length && line < start + Longest;)
        {
            var end = text.IndexOf('\n', line) is var found and >= 0 ? found : text.Length;
            if (text.AsSpan(line, end - line).TrimEnd() is Fence or "...")
                return (Parse(text[start..line]), text[Math.Min(end + 1, text.Length)..]);
            line = end + 1;
        }
        throw new SourceException("front matter: line 1: the block is not closed; end it with a line of three hyphens (---)");
    }

    public ArticleDraft ToDraft(SourceFile file, string text) => new(
        new ArticleId(Text("id") ?? file.Id),
        new Provenance(
            Required("outlet"), Required("headline"), List("authors"),
            Parsed("published", ProvenanceValues.ParseDate),
            ProvenanceValues.ParseUrl(Required("url")),
            Text("language") is { } language ? ProvenanceValues.ParseLanguage(language) : ProvenanceValues.DefaultLanguage,
            Parsed("kind", ProvenanceValues.ParseKind) ?? SourceKind.Article,
            List("topics"), List("people"))
        {
            Updated = Parsed("updated", ProvenanceValues.ParseDate),
            Correction = Text("correction"),
        },
        text);

    private T? Parsed<T>(string key, Func<string, T> parse) where T : struct => Text(key) is { } value ? parse(value) : null;

    private string Required(string key) => Text(key)
        ?? throw new SourceException($"front matter: '{key}' is missing; add a line {key}: and its value");

    private string? Text(string key) => entries.GetValueOrDefault(key) switch
    {
        null or { Values: [] } => null,
        { Values: [var value], IsList: false } => value,
        var entry => throw new SourceException($"front matter: line {entry.Line}: '{key}' is one value, not a list"),
    };

    private IReadOnlyList<string> List(string key) => entries.GetValueOrDefault(key)?.Values ?? [];

    private static FrontMatter Parse(string yaml)
    {
        if (NestsDeeply(yaml))
            throw new SourceException("front matter: line 2 or later: brackets are nested too deeply; quote values that contain [ or {");
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            var result = new FrontMatter();
            if (parser.TryConsume<DocumentStart>(out _))
                result.ReadEntries(parser);
            return result;
        }
        catch (YamlException error)
        {
            throw new SourceException(
                $"front matter: line {FileLine(error.Start)}: {Plain(error)}; quote values that contain a colon or a quotation mark", error);
        }
        catch (InvalidOperationException error)
        {
            // So the parser says that a list goes on to the end.
            throw new SourceException("front matter: line 2 or later: a [ or { is not closed; close it, or quote the value", error);
        }
    }

    // The parser takes time by the square of the depth.
    private static bool NestsDeeply(string yaml)
    {
        var depth = 0;
        foreach (var c in yaml)
        {
            depth += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            if (depth > DeepestNesting)
                return true;
        }
        return false;
    }

    private void ReadEntries(Parser parser)
    {
        if (parser.Accept<Scalar>(out var scalar) && scalar.Value.Length == 0)
            return;
        if (!parser.TryConsume<MappingStart>(out _))
            throw new SourceException("front matter: line 2: write lines of the form key: value");
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var line = FileLine(key.Start);
            var isList = parser.Accept<SequenceStart>(out _);
            if (!entries.TryAdd(key.Value, new Entry(line, isList, ReadValues(parser))))
                throw new SourceException($"front matter: line {line}: '{key.Value}' stands there twice; keep one");
        }
    }

    // Deeper values belong to keys of other programs, and are passed over.
    private static List<string> ReadValues(Parser parser)
    {
        var values = new List<string>();
        if (parser.TryConsume<Scalar>(out var single))
            Add(single, values);
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (parser.TryConsume<Scalar>(out var item))
                    Add(item, values);
                else
                    parser.SkipThisAndNestedEvents();
            }
        }
        else
        {
            parser.SkipThisAndNestedEvents();
        }
        return values;
    }

    private static void Add(Scalar scalar, List<string> values)
    {
        var value = ProvenanceValues.OneLine(scalar.Value);
        if (value.Length > 0 && !(scalar.Style == ScalarStyle.Plain && value is "null" or "Null" or "NULL" or "~"))
            values.Add(value);
    }

    // The block begins on the file's second line.
    private static long FileLine(Mark mark) => mark.Line + 1;

    private static string Plain(YamlException error) => error.Message.TrimEnd('.').ReplaceLineEndings(" ");

    private sealed record Entry(long Line, bool IsList, IReadOnlyList<string> Values);
}
