using System.Globalization;

namespace Bot.Host.Console;

/// <summary>Makes text from outside safe to print: a headline must not move the cursor or turn the line round.</summary>
internal static class TerminalText
{
    public static string Clean(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Concat(text.Where(IsPrintable)) : text;

    /// <summary>The same on one line.</summary>
    public static string Line(string text) => Clean(text).ReplaceLineEndings(" ").Trim();

    private static bool IsPrintable(char symbol) =>
        symbol == '\n' || (!char.IsControl(symbol) && !IsDirectionOverride(symbol));

    private static bool IsDirectionOverride(char symbol) =>
        char.GetUnicodeCategory(symbol) == UnicodeCategory.Format && symbol is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
