using System.Globalization;
using System.Text;

namespace Bot.Core.Language;

/// <summary>
/// Cuts a text into the tokens that the index holds and questions are asked in: words, numbers without grouping
/// (10,000 and 10000 are one), and pairs of neighbouring characters in scripts that write no spaces.
/// </summary>
public static class Analyzer
{
    public static IReadOnlyList<Token> Analyze(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        var position = 0;
        while (position < text.Length)
        {
            if (IsUnspaced(text[position]))
                position = ReadUnspaced(text, position, tokens);
            else if (char.IsAsciiDigit(text[position]))
                position = ReadNumber(text, position, tokens);
            else if (IsLetter(text, position))
                position = ReadWord(text, position, tokens);
            else
                position++;
        }

        return tokens;
    }

    /// <summary>Characters of Chinese and Japanese writing, where no space parts one word from the next.</summary>
    public static bool IsUnspaced(char character) =>
        character is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    private static int ReadUnspaced(string text, int start, List<Token> tokens)
    {
        var end = start + 1;
        while (end < text.Length && IsUnspaced(text[end]))
            end++;
        for (var i = start; i == start || i + 1 < end; i++)
        {
            var pairEnd = Math.Min(i + 2, end);
            var pair = text[i..pairEnd];
            tokens.Add(new Token(i, pairEnd, new WordForm(pair, pair)));
        }

        return end;
    }

    private static int ReadNumber(string text, int start, List<Token> tokens)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsInsideNumber(text, end)))
            end++;
        // 1st, 30-year-old's 30, 9pm: the letters that follow at once belong to the number's word.
        var wordEnd = end;
        while (wordEnd < text.Length && IsLetter(text, wordEnd))
            wordEnd += LetterLength(text, wordEnd);
        var number = text[start..end].Replace(",", "", StringComparison.Ordinal);
        var suffix = text[end..wordEnd].ToLowerInvariant();
        var term = suffix is "" or "st" or "nd" or "rd" or "th" ? number : WordForms.Of(number + suffix).Term;
        tokens.Add(new Token(start, wordEnd, new WordForm(number + suffix, term)));
        return wordEnd;
    }

    private static bool IsInsideNumber(string text, int index) =>
        text[index] is ',' or '.'
        && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])
        && (text[index] == '.' || IsGroup(text, index + 1));

    private static bool IsGroup(string text, int start) =>
        start + 3 <= text.Length
        && !text.AsSpan(start, 3).ContainsAnyExceptInRange('0', '9')
        && (start + 3 == text.Length || !char.IsAsciiDigit(text[start + 3]));

    private static int ReadWord(string text, int start, List<Token> tokens)
    {
        if (TryReadAcronym(text, start, out var acronymEnd))
        {
            var acronym = text[start..acronymEnd].Replace(".", "", StringComparison.Ordinal);
            tokens.Add(new Token(start, acronymEnd, WordForms.Of(acronym)));
            return acronymEnd;
        }

        var end = start;
        while (end < text.Length && (IsLetter(text, end) || char.IsAsciiDigit(text[end]) || IsApostropheInside(text, end)))
            end += LetterLength(text, end);
        var form = WordForms.Of(text.AsSpan(start, end - start));
        if (form.Term.Length > 0)
            tokens.Add(new Token(start, end, form));
        return end;
    }

    /// <summary>U.S., D.A.: single capitals each followed by a stop, at least two of them.</summary>
    private static bool TryReadAcronym(string text, int start, out int end)
    {
        end = start;
        while (end + 1 < text.Length && char.IsAsciiLetterUpper(text[end]) && text[end + 1] == '.')
            end += 2;
        return end - start >= 4;
    }

    private static bool IsApostropheInside(string text, int index) =>
        text[index] is '\'' or '’' && index + 1 < text.Length && IsLetter(text, index + 1);

    private static bool IsLetter(string text, int index) =>
        char.IsAscii(text[index]) ? char.IsAsciiLetter(text[index]) : !IsUnspaced(text[index]) && IsLetterBeyondAscii(text, index);

    private static bool IsLetterBeyondAscii(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherNumber;

    private static int LetterLength(string text, int index) => char.IsAscii(text[index]) ? 1 : Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
}
