namespace Bot.Core.Ingestion;

/// <summary>
/// Tells hostile pages before they are parsed: what parses and reads them recurses by their depth and takes time by the
/// square of their size.
/// </summary>
internal static class HtmlLimits
{
    // Browsers stop at 512.
    private const int Deepest = 1000;

    // News pages have up to some 2,000; a quarter of a minute passes at worst with this many.
    private const int MostElements = 15_000;

    // A "<" that opens nothing is copied as often as there are such before it.
    private const int MostStrayBrackets = 10_000;

    private const int LongestName = 12;

    // These are rarely closed, or close one another.
    private static readonly HashSet<string> Unclosed = new(
        ["area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param",
            "source", "td", "th", "tr", "track", "wbr"], StringComparer.OrdinalIgnoreCase);

    // Only in drawings does a tag that ends in "/>" have no content.
    private static readonly HashSet<string> Drawing = new(
        ["animate", "circle", "ellipse", "g", "image", "line", "path", "polygon", "polyline", "rect", "stop", "text", "use"],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SourceException">The page exceeds them.</exception>
    public static void Check(string html)
    {
        if (Refusal(html) is { } refusal)
            throw new SourceException($"{refusal}; save the article's text as a .txt file instead");
    }

    private static string? Refusal(string html)
    {
        var (depth, elements, stray) = (0, 0, 0);
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var closes = at + 1 < html.Length && html[at + 1] == '/';
            var name = NameAt(html, closes ? at + 2 : at + 1);
            if (name.IsEmpty)
                stray++;
            else if (closes)
                depth -= IsContainer(html, at, name) ? 1 : 0;
            else
                (depth, elements) = (depth + (IsContainer(html, at, name) ? 1 : 0), elements + 1);
            depth = Math.Max(depth, 0);
            if (depth > Deepest)
                return "the page's elements are nested too deeply";
            if (elements > MostElements || stray > MostStrayBrackets)
                return "the page is far larger than an article";
        }
        return null;
    }

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return html.AsSpan(start, end - start);
    }

    private static bool IsContainer(string html, int at, ReadOnlySpan<char> name)
    {
        if (Unclosed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            return false;
        if (!Drawing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            return true;
        var rest = html.AsSpan(at + 1);
        return rest.IndexOfAny('<', '>') is var end && (end < 1 || rest[end - 1] != '/');
    }
}
