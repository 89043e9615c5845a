using Bot.Core.Articles;

namespace Bot.Core.Language;

/// <summary>
/// The parts of a text that no sentence crosses: paragraphs, which blank lines part, and within them list items, headings
/// and table rows, which stand alone. Any other single line break is a space.
/// </summary>
internal static class TextBlocks
{
    private const int LongestHeading = 80;

    public static IEnumerable<TextSpan> Of(string text)
    {
        var paragraph = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny(LineBreaks) is var length and >= 0 ? at + length : text.Length;
            var line = Trim(text, at, end);
            if (line.Length > 0)
            {
                paragraph.Add(line);
            }
            else
            {
                foreach (var block in Cut(text, paragraph))
                    yield return block;
                paragraph.Clear();
            }
            at = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }
        foreach (var block in Cut(text, paragraph))
            yield return block;
    }

    private static ReadOnlySpan<char> LineBreaks => "\n\r\u2028\u2029";

    private static IEnumerable<TextSpan> Cut(string text, List<TextSpan> lines)
    {
        if (lines.Count == 0)
            yield break;
        var widest = lines.Max(line => line.Length);
        var start = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (!Parts(text, lines[i - 1], lines[i], widest, previousStartsBlock: start == i - 1))
                continue;
            yield return new TextSpan(lines[start].Start, lines[i - 1].End);
            start = i;
        }
        yield return new TextSpan(lines[start].Start, lines[^1].End);
    }

    private static bool Parts(string text, TextSpan line, TextSpan next, int widest, bool previousStartsBlock) =>
        IsItem(text, next, EndsClause(text, line) || IsItem(text, line, atBreak: true))
        || IsTableRow(text, line) || IsTableRow(text, next)
        || text[line.Start] == '#' || text[next.Start] == '#'
        || (!char.IsLower(text[next.Start]) && IsShortOfWidth(text, line, next, widest)
            && (IsItem(text, line, atBreak: true) || (previousStartsBlock && IsHeading(text, line))));

    /// <summary>A list item: a bullet, or a number that does not stand there because a paragraph wrapped before it.</summary>
    private static bool IsItem(string text, TextSpan line, bool atBreak)
    {
        var s = text.AsSpan(line.Start, line.Length);
        if (s.Length > 2 && "-*+•‣▪●–—·".Contains(s[0]) && s[1] == ' ')
            return true;
        var i = s[0] == '(' ? 1 : 0;
        var digits = 0;
        while (i < s.Length && char.IsAsciiDigit(s[i]) && digits < 4)
            (i, digits) = (i + 1, digits + 1);
        if (digits == 0 && i < s.Length && char.IsAsciiLetter(s[i]))
            return i + 2 < s.Length && s[i + 1] == ')' && s[i + 2] == ' ';
        return digits is > 0 and < 4 && i + 1 < s.Length && s[i + 1] == ' ' && (s[i] == ')' || (s[i] == '.' && atBreak));
    }

    private static bool IsTableRow(string text, TextSpan line) => text.AsSpan(line.Start, line.Length).Contains(" | ", StringComparison.Ordinal);

    private static bool IsHeading(string text, TextSpan line) =>
        line.Length <= LongestHeading && !char.IsLower(text[line.Start]) && !EndsClause(text, line);

    /// <summary>Whether the next line's first word would have fitted: the break was meant, it is not a wrapped line.</summary>
    private static bool IsShortOfWidth(string text, TextSpan line, TextSpan next, int widest)
    {
        var word = text.AsSpan(next.Start, next.Length).IndexOf(' ') is var length and >= 0 ? length : next.Length;
        return line.Length + 1 + word < widest;
    }

    private static bool EndsClause(string text, TextSpan line) =>
        SentenceEnds.IsStop(text[line.End - 1]) || ",;:，；：、—–-\"”’)".Contains(text[line.End - 1]);

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
