using System.Globalization;
using System.Text;

namespace Bot.Core.Evaluation;

/// <summary>
/// A text without what graders overlook: compatibility forms, case, punctuation and white space. It has its own
/// tokens, so that a change to the index's analyzer cannot move the measure it is judged by.
/// </summary>
public static class FoldedText
{
    /// <summary>The tokens of a text, parted by single spaces, with one space at either end.</summary>
    public static string Fold(string text) => $" {string.Join(' ', Tokens(text))} ";

    /// <summary>Whether a text holds a phrase. A number only counts whole: 12 is not in 2012.</summary>
    public static bool Contains(string folded, string phrase)
    {
        var wanted = Fold(phrase).Trim();
        if (wanted.Length == 0)
            return false;
        for (var at = folded.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            if (!SplitsNumber(folded, at) && !SplitsNumber(folded, at + wanted.Length))
                return true;
        }

        return false;
    }

    /// <summary>The words and numbers of a text, in order; each ideograph is a token.</summary>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var normal = Normalize(text);
        var tokens = new List<string>();
        var token = new StringBuilder();
        for (var at = 0; at < normal.Length; at++)
        {
            var symbol = normal[at];
            if (IsGroupSeparator(normal, at))
                continue;
            if (!IsWordPart(symbol) || IsIdeograph(symbol))
                Flush();
            if (IsWordPart(symbol))
                token.Append(char.ToLowerInvariant(symbol));
            if (IsIdeograph(symbol))
                Flush();
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (token.Length > 0)
                tokens.Add(token.ToString());
            token.Clear();
        }
    }

    private static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate has no normal form; such a text is compared as it stands.
            return text;
        }
    }

    private static bool SplitsNumber(string text, int at) =>
        at > 0 && at < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at]);

    private static bool IsWordPart(char symbol) =>
        char.IsLetterOrDigit(symbol) || char.IsSurrogate(symbol)
        || char.GetUnicodeCategory(symbol) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsIdeograph(char symbol) => symbol is >= '\u3400' and <= '\u9fff';

    // 10,000 and 35.000 are one number each; 3.5 stays two tokens on both sides of a comparison.
    private static bool IsGroupSeparator(string text, int at) =>
        text[at] is ',' or '.'
        && at > 0 && char.IsAsciiDigit(text[at - 1])
        && at + 3 < text.Length && text.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0
        && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]));
}
