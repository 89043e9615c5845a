using System.Globalization;

namespace Bot.Core.Language;

/// <summary>Reads the dates that a text states.</summary>
public static class Dates
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>
    /// The first date of a text: month, day and year; a date without a year takes <paramref name="assumedYear"/>, and a
    /// month or a year alone counts as its first day. Null when the text states none.
    /// </summary>
    public static DateOnly? First(IReadOnlyList<Token> tokens, int? assumedYear)
    {
        DateOnly? vague = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Month(tokens[i].Word) is { } month)
            {
                var day = Day(Word(tokens, i + 1)) ?? Day(Word(tokens, i - 1));
                var year = Year(Word(tokens, i + 1)) ?? Year(Word(tokens, i + 2)) ?? assumedYear;
                if (year is { } known && day is { } exact && exact <= DateTime.DaysInMonth(known, month))
                    return new DateOnly(known, month, exact);
                if (year is { } knownYear)
                    vague ??= new DateOnly(knownYear, month, 1);
            }
            else if (Year(tokens[i].Word) is { } year)
            {
                vague ??= new DateOnly(year, 1, 1);
            }
        }

        return vague;
    }

    private static string Word(IReadOnlyList<Token> tokens, int index) => index >= 0 && index < tokens.Count ? tokens[index].Word : "";

    // "May" is a month only where a day or a year stands beside it, which the callers see to.
    private static int? Month(string word) =>
        word.Length >= 3 && Array.IndexOf(Months, word[..3]) is >= 0 and var index && IsMonthName(word) ? index + 1 : null;

    private static bool IsMonthName(string word) => Lexicon.English.Cues("month").Contains(word);

    private static int? Day(string word) =>
        int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private static int? Year(string word) => word.Length == 4 && int.TryParse(word, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2999 ? year : null;
}
