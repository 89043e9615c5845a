namespace Bot.Core.Ingestion;

/// <summary>Tells hostile pages before they are parsed: what parses and reads them takes time by the square of their depth.</summary>
internal static class HtmlNesting
{
    // Browsers stop at 512.
    private const int Deepest = 1000;

    private const int LongestName = 12;

    // These are rarely closed, or close one another.
    private static readonly HashSet<string> Unclosed = new(
        ["area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param",
            "source", "td", "th", "tr", "track", "wbr", "path", "rect", "circle", "use"], StringComparer.OrdinalIgnoreCase);

    public static bool IsTooDeep(string html)
    {
        var names = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var closes = at + 1 < html.Length && html[at + 1] == '/';
            var start = closes ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            if (end == start || names.Contains(html.AsSpan(start, end - start)))
                continue;
            depth = Math.Max(0, depth + (closes ? -1 : 1));
            if (depth > Deepest)
                return true;
        }
        return false;
    }
}
