using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Finds the days, months and years that a text writes.</summary>
internal static class Calendar
{
    private static readonly string[] Months = [.. Lexicon.English.Series("months")];
    private static readonly string[] Weekdays = [.. Lexicon.English.Series("weekdays")];

    /// <summary>All of them, also those without a name: "yesterday", where the day of publication is known.</summary>
    public static IReadOnlyList<StatedDay> Read(ReadText text, DateOnly? published)
    {
        var counted = text.Sentences.SelectMany(sentence => In(text, sentence, published)).ToList();
        var days = new List<StatedDay>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (At(text, i) is not { } day)
                continue;
            var resolved = counted.FirstOrDefault(date => date.Tokens.Start < day.Tokens.End && day.Tokens.Start < date.Tokens.End);
            days.Add(resolved.Tokens.Length == 0 ? day : day with { Resolved = resolved, Later = Later(day, resolved, published) });
            if (DayBeside(text, days[^1]) is { } beside)
                days.Add(beside);
            i = days[^1].Tokens.End - 1;
        }

        days.AddRange(counted.Where(date => date.IsRelative && !days.Exists(day => day.Resolved == date)).Select(date => new StatedDay(date.Tokens, null, null, null, null) { Resolved = date }));
        return days;
    }

    /// <summary>Sentence by sentence: "will" puts what the same sentence dates after publication.</summary>
    private static IEnumerable<StatedDate> In(ReadText text, TextSpan sentence, DateOnly? published) =>
        Dates.In(text.Text, [.. text.Tokens.Skip(sentence.Start).Take(sentence.Length)], published)
            .Select(date => date with { Tokens = date.Tokens.Shift(sentence.Start) });

    /// <summary>"Thursday" may be the one after publication, and so may "May 3".</summary>
    private static DateOnly? Later(StatedDay day, StatedDate resolved, DateOnly? published) => (published, day) switch
    {
        ({ } today, { Year: null, Month: not null, Day: not null }) when resolved.Day < today && (day.Month, day.Day) is not (2, 29) => resolved.Day.AddYears(1),
        ({ } today, { Month: null, Weekday: not null }) when resolved.Day <= today => resolved.Day.AddDays(7),
        _ => null,
    };

    private static StatedDay? At(ReadText text, int start)
    {
        // "Open on Saturdays" is open every Saturday.
        var weekday = text.IsCapital(start) ? Find(Weekdays, text.Word(start)) ?? (text.Word(start).EndsWith('s') ? Find(Weekdays, text.Word(start)[..^1]) : null) : null;
        var i = weekday is null ? start : start + 1;
        if (Month(text, i) is { } month)
        {
            // "112 in March, 14 of whom" is no day.
            var day = i + 1 < text.Tokens.Count && text.Between(i).Contains(',') ? null : Day(text, i + 1);
            var end = day is null ? i + 1 : i + 2;
            var year = Year(text, end);
            if (day is not null || year is not null || IsSurely(text, i))
                return new StatedDay(new TextSpan(start, year is null ? end : end + 1), weekday, month + 1, day, year);
        }
        else if ((Day(text, i) ?? Numerals.Ordinal(text.Word(i))) is { } day && Dates.MonthBehind(text.Tokens, i) is var at && Month(text, at) is { } second)
        {
            var year = Year(text, at + 1);
            return new StatedDay(new TextSpan(start, year is null ? at + 1 : at + 2), weekday, second + 1, day, year);
        }

        if (weekday is not null)
            return new StatedDay(new TextSpan(start, start + 1), weekday, null, null, null);
        return Year(text, start) is { } alone ? new StatedDay(new TextSpan(start, start + 1), null, null, null, alone) : null;
    }

    /// <summary>In "May 4 or 5" the second has its month from the first.</summary>
    private static StatedDay? DayBeside(ReadText text, StatedDay first)
    {
        var end = first.Tokens.End;
        if (first is not { Month: not null, Day: { } low, Year: null } || Day(text, end - 1) != low || end >= text.Tokens.Count)
            return null;
        var isJoined = text.Between(end - 1) is "-" or "–";
        var at = isJoined ? end : end + 1;
        if ((!isJoined && text.Word(end) is not ("and" or "or" or "to" or "through")) || !text.Word(at).All(char.IsAsciiDigit) || Day(text, at) is not { } high || high <= low)
            return null;
        // "On May 4 and 5 people".
        var isCounting = text.Word(end) is "and" && at + 1 < text.Tokens.Count && text.Between(at) is " " or "-" && text.IsContent(at + 1);
        if (isCounting)
            return null;
        var year = Year(text, at + 1);
        var day = new StatedDay(new TextSpan(at, year is null ? at + 1 : at + 2), null, first.Month, high, year);
        return first.Resolved is { Precision: DatePrecision.Day } date && high <= DateTime.DaysInMonth(date.Day.Year, date.Day.Month)
            ? day with { Resolved = date with { Tokens = day.Tokens, Day = new DateOnly(date.Day.Year, date.Day.Month, high) } }
            : day;
    }

    /// <summary>May and March are other words too at the beginning of a sentence, and names behind another name.</summary>
    private static bool IsSurely(ReadText text, int index) =>
        text.Word(index) is not ("may" or "march" or "mar" or "jan" or "dec")
        || (index > 0 && !text.BeginsSentence(index) && !(text.IsCapital(index - 1) && text.Between(index - 1) is " " && Find(Weekdays, text.Word(index - 1)) is null && !Lexicon.English.StopWords.Contains(text.Word(index - 1))));

    private static int? Month(ReadText text, int index)
    {
        if (!text.IsCapital(index))
            return null;
        var word = text.Word(index);
        if (word.Length is 3 or 4 && Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.Ordinal)) is >= 0 and var cut)
            return cut;
        return Find(Months, word);
    }

    private static int? Day(ReadText text, int index) =>
        int.TryParse(text.Word(index).TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private static int? Year(ReadText text, int index) =>
        index < text.Tokens.Count && text.Tokens[index] is var token && token.End - token.Start == 4
        && int.TryParse(token.Word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1600 and < 2200
        && (token.Start == 0 || !Numerals.IsCurrency(text.Text[token.Start - 1])) ? year : null;

    private static int? Find(string[] names, string word) => Array.IndexOf(names, word) is >= 0 and var index ? index : null;
}

/// <summary>A day, month or year as it is written.</summary>
/// <param name="Tokens">A half-open range of tokens.</param>
/// <param name="Weekday">From 0 for Sunday.</param>
internal sealed record StatedDay(TextSpan Tokens, int? Weekday, int? Month, int? Day, int? Year)
{
    /// <summary>Whether it names a day, month or year, and is not only counted: "two weeks ago".</summary>
    public bool IsWritten => this is not { Weekday: null, Month: null, Day: null, Year: null };

    /// <summary>The date it is, where the day of publication tells.</summary>
    public StatedDate? Resolved { get; init; }

    /// <summary>The date it is if it lies after the day of publication.</summary>
    public DateOnly? Later { get; init; }

    /// <summary>Whether everything that this says of a day is true of the other.</summary>
    public bool Agrees(StatedDay other) =>
        (Resolved is { } mine && other.Resolved is { } theirs && mine.Holds(theirs) && AgreesInWords(other, theirs.Day, theirs.Precision))
        || AgreesInWords(other, other.Resolved?.Day, other.Resolved?.Precision ?? DatePrecision.Year)
        || (other.Later is { } later && AgreesInWords(other, later, DatePrecision.Day));

    private bool AgreesInWords(StatedDay other, DateOnly? day, DatePrecision precision) =>
        Agree(Weekday, other.Weekday, precision == DatePrecision.Day ? (int?)day?.DayOfWeek : null)
        && Agree(Month, other.Month, precision >= DatePrecision.Month ? day?.Month : null)
        && Agree(Day, other.Day, precision == DatePrecision.Day ? day?.Day : null)
        && Agree(Year, other.Year, day?.Year);

    private static bool Agree(int? claimed, int? written, int? resolved) => claimed is null || claimed == (written ?? resolved);
}
