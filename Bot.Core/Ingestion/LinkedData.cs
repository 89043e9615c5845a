using System.Text.Json;
using AngleSharp.Html.Dom;

namespace Bot.Core.Ingestion;

/// <summary>What a page says of its article in JSON-LD, in the words of https://schema.org/Article.</summary>
internal sealed class LinkedData
{
    // A page needs few levels for this; one that has more says nothing.
    private const int Deepest = 16;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly List<JsonElement> articles;
    private readonly List<JsonElement> others;

    private LinkedData(IReadOnlyList<JsonElement> nodes) => (articles, others) = ([.. nodes.Where(IsArticle)], [.. nodes.Where(node => !IsArticle(node))]);

    /// <summary>Reads all of it that is well-formed; the rest says nothing.</summary>
    public static LinkedData Of(IHtmlDocument document)
    {
        var nodes = document.QuerySelectorAll("script[type='application/ld+json']")
            .Select(script => Parse(script.TextContent))
            .OfType<JsonElement>()
            .SelectMany(root => Nodes(root, 0))
            .ToList();
        return new LinkedData(nodes);
    }

    /// <summary>False where the publisher says that readers have to pay.</summary>
    public bool IsFree => !Values("isAccessibleForFree").Any(value => value.Equals("false", StringComparison.OrdinalIgnoreCase));

    /// <summary>The first value of a property, or the name of what it refers to; null when none is given.</summary>
    public string? Value(string property) => Values(property).FirstOrDefault();

    /// <summary>All values of a property, or their names.</summary>
    public IEnumerable<string> Values(string property) => Values(articles, property);

    /// <summary>The values that it gives for something else, such as the page that the article stands on.</summary>
    public IEnumerable<string> ValuesBeside(string property) => Values(others, property);

    private static IEnumerable<string> Values(List<JsonElement> nodes, string property) =>
        nodes.Where(node => node.TryGetProperty(property, out _)).Take(1).SelectMany(node => Texts(node.GetProperty(property)));

    private static JsonElement? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Trim().TrimEnd(';'), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement element, int depth)
    {
        if (depth > Deepest)
            return [];
        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Nodes(item, depth + 1)),
            JsonValueKind.Object => element.EnumerateObject()
                .Where(property => property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "hasPart")
                .SelectMany(property => Nodes(property.Value, depth + 1))
                .Prepend(element),
            _ => [],
        };
    }

    private static bool IsArticle(JsonElement node) =>
        node.TryGetProperty("@type", out var type)
        && Texts(type).Any(name => name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting" or "Report" or "LiveBlogPosting");

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()) => [value.GetString()!],
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Texts(name),
        _ => [],
    };
}
