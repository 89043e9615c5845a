using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Language;

/// <summary>Reads the dates that a text states: written out, or counted from the day on which it was published.</summary>
public static class Dates
{
    // Months; what lies further ahead is nearer in the year before.
    private const int HalfAYear = 6;

    private static readonly IReadOnlyList<string> Months = Lexicon.English.Series("months");
    private static readonly IReadOnlyList<string> Weekdays = Lexicon.English.Series("weekdays");
    private static readonly IReadOnlyList<string> Numbers = Lexicon.English.Series("numbers");

    /// <summary>The most precise date of a text, the first of several; null when it states none.</summary>
    public static StatedDate? MostPrecise(string text, IReadOnlyList<Token> tokens, DateOnly? published)
    {
        var stated = In(text, tokens, published).ToList();
        return stated.Count == 0 ? null : stated.MaxBy(date => date.Precision);
    }

    /// <summary>The dates of a text in the order in which it states them.</summary>
    /// <param name="text">The text itself, whose capitals tell the month of May from the verb.</param>
    /// <param name="tokens">Of the text.</param>
    /// <param name="published">The day from which "Thursday" counts and whose year a date without one takes; relative dates are left out when it is null.</param>
    public static IEnumerable<StatedDate> In(string text, IReadOnlyList<Token> tokens, DateOnly? published)
    {
        var sentence = new Sentence(text, tokens, published);
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((sentence.Written(i) ?? sentence.Counted(i)) is not { } date)
                continue;
            yield return date;
            i = date.Tokens.End - 1;
        }
    }

    /// <summary>Where the month of a day would stand: "12 March", "the ninth of September".</summary>
    internal static int MonthBehind(IReadOnlyList<Token> tokens, int day) =>
        day + 1 < tokens.Count && tokens[day + 1].Word is "of" && !tokens[day].Word.All(char.IsAsciiDigit) ? day + 2 : day + 1;

    private sealed class Sentence(string text, IReadOnlyList<Token> tokens, DateOnly? published)
    {
        /// <summary>"March 12, 2021", "12 March", "the 12th of March", "March 2021", "2021", with a weekday before it or without.</summary>
        public StatedDate? Written(int start)
        {
            var i = Weekday(start) is null ? start : start + 1;
            if (Month(i) is { } month)
            {
                var day = Day(i + 1);
                var after = day is null ? i + 1 : i + 2;
                return Year(after) is { } year ? Make(start, after + 1, year, month, day) : Yearless(start, after, month, day);
            }

            if (Day(i) is { } first && MonthBehind(tokens, i) is var at && Month(at) is { } second)
                return Year(at + 1) is { } year ? Make(start, at + 2, year, second, first) : Yearless(start, at + 1, second, first);
            return i == start && Year(i) is { } alone ? Make(start, i + 1, alone, null, null) : null;
        }

        /// <summary>"Thursday", "yesterday", "last month", "two weeks ago".</summary>
        public StatedDate? Counted(int i)
        {
            if (published is not { } today)
                return null;
            if (Weekday(i) is { } weekday)
                return Relative(i, i + 1, Nearest(weekday, today, i), DatePrecision.Day);
            return (Word(i), Word(i + 1)) switch
            {
                ("today" or "tonight", _) => Relative(i, i + 1, today, DatePrecision.Day),
                ("yesterday", _) => Relative(i, i + 1, today.AddDays(-1), DatePrecision.Day),
                ("tomorrow", _) => Relative(i, i + 1, today.AddDays(1), DatePrecision.Day),
                ("last", "month") => Relative(i, i + 2, FirstOfMonth(today.AddMonths(-1)), DatePrecision.Month),
                ("this", "month") => Relative(i, i + 2, FirstOfMonth(today), DatePrecision.Month),
                ("next", "month") => Relative(i, i + 2, FirstOfMonth(today.AddMonths(1)), DatePrecision.Month),
                ("last", "year") => Relative(i, i + 2, new DateOnly(today.Year - 1, 1, 1), DatePrecision.Year),
                ("this", "year") => Relative(i, i + 2, new DateOnly(today.Year, 1, 1), DatePrecision.Year),
                ("next", "year") => Relative(i, i + 2, new DateOnly(today.Year + 1, 1, 1), DatePrecision.Year),
                _ => Ago(i, today),
            };
        }

        private StatedDate? Ago(int i, DateOnly today)
        {
            if (Count(Word(i)) is not { } count || Word(i + 2) is not ("ago" or "earlier"))
                return null;
            return Word(i + 1) switch
            {
                "day" or "days" => Relative(i, i + 3, today.AddDays(-count), DatePrecision.Day),
                "week" or "weeks" => Relative(i, i + 3, FirstOfMonth(today.AddDays(-7 * count)), DatePrecision.Month),
                "month" or "months" => Relative(i, i + 3, FirstOfMonth(today.AddMonths(-count)), DatePrecision.Month),
                "year" or "years" when count < today.Year => Relative(i, i + 3, new DateOnly(today.Year - count, 1, 1), DatePrecision.Year),
                _ => null,
            };
        }

        /// <summary>A date without a year is in the year that its weekday fits, or in the one that the sentence speaks of: what was is before publication, what will be after it, and what tells neither is where it is nearer.</summary>
        private StatedDate? Yearless(int start, int end, int month, int? day)
        {
            if (published is not { } today || (day is null && !IsCertain(end - 1)))
                return null;
            if (day is { } known && Weekday(start) is { } weekday && YearOf(weekday, month, known, today.Year) is { } fitting)
                return Make(start, end, fitting, month, day);
            var year = today.Year;
            var isAhead = (month, day ?? 1).CompareTo((today.Month, today.Day)) > 0;
            if (isAhead && !SpeaksOfLater(end))
                year -= SpeaksOfBefore() || month - today.Month > HalfAYear ? 1 : 0;
            else if (!isAhead && (month, day ?? 31).CompareTo((today.Month, today.Day)) < 0 && SpeaksOfLater(end))
                year++;
            return Make(start, end, year, month, day);
        }

        private static int? YearOf(DayOfWeek weekday, int month, int day, int year)
        {
            for (var candidate = year - 1; candidate <= year + 1; candidate++)
            {
                if (day <= DateTime.DaysInMonth(candidate, month) && new DateOnly(candidate, month, day).DayOfWeek == weekday)
                    return candidate;
            }

            return null;
        }

        private bool SpeaksOfBefore() => tokens.Any(token => token.Word is "was" or "were" or "did" or "had");

        private static StatedDate? Make(int start, int end, int year, int? month, int? day)
        {
            if (month is { } known && day > DateTime.DaysInMonth(year, known))
                return null;
            var precision = day is not null ? DatePrecision.Day : month is not null ? DatePrecision.Month : DatePrecision.Year;
            return new StatedDate(new TextSpan(start, end), new DateOnly(year, month ?? 1, day ?? 1), precision, IsRelative: false);
        }

        private static StatedDate Relative(int start, int end, DateOnly day, DatePrecision precision) =>
            new(new TextSpan(start, end), day, precision, IsRelative: true);

        private DateOnly Nearest(DayOfWeek weekday, DateOnly today, int index)
        {
            var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
            // Whoever writes "last Thursday" on a Thursday means the one before.
            if (Word(index - 1) == "last" && back == 0)
                return today.AddDays(-7);
            return SpeaksOfLater(index) ? today.AddDays((7 - back) % 7) : today.AddDays(-back);
        }

        /// <summary>Whether "next", or "will" a few words before, puts what is dated after the day of publication.</summary>
        private bool SpeaksOfLater(int index) => Word(index - 1) == "next" || tokens.Take(index).Any(token => token.Word is "will" or "scheduled");

        private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

        private string Word(int index) => index >= 0 && index < tokens.Count ? tokens[index].Word : "";

        /// <summary>"May", "March" and what is cut short are months only with a day or a year beside them.</summary>
        private bool IsCertain(int index) => Word(index).Length > 4 && Word(index) is not "march";

        private int? Month(int index) =>
            IsCapitalised(index) && FindMonth(Word(index)) is { } month ? month + 1 : null;

        private DayOfWeek? Weekday(int index) => IsCapitalised(index) && Find(Weekdays, Word(index)) is { } day ? (DayOfWeek)day : null;

        private bool IsCapitalised(int index) => index >= 0 && index < tokens.Count && char.IsUpper(text[tokens[index].Start]);

        /// <summary>Newspapers cut months to three letters, and one of them to four: "Sept."</summary>
        private static int? FindMonth(string word) =>
            Find(Months, word) ?? (word.Length is 3 or 4 ? Months.TakeWhile(month => !month.StartsWith(word, StringComparison.Ordinal)).Count() is var index && index < Months.Count ? index : null : null);

        private static int? Find(IReadOnlyList<string> names, string word)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i] == word)
                    return i;
            }

            return null;
        }

        private int? Day(int index) =>
            int.TryParse(Word(index).TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

        private int? Year(int index) =>
            Word(index) is { Length: 4 } word && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2999 ? year : null;

        private static int? Count(string word) => word switch
        {
            "a" or "an" => 1,
            _ when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => count < 1000 ? count : null,
            _ => Find(Numbers, word),
        };
    }
}
