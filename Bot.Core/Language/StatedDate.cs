using Bot.Core.Articles;

namespace Bot.Core.Language;

/// <summary>A day, month or year that a text states.</summary>
/// <param name="Tokens">The words that state it, as a half-open range of tokens.</param>
/// <param name="Day">The day, or the first of the month or year.</param>
/// <param name="IsRelative">Whether the text counts it from the day on which it was published: "Thursday", "last month".</param>
public readonly record struct StatedDate(TextSpan Tokens, DateOnly Day, DatePrecision Precision, bool IsRelative)
{
    /// <summary>The last day of it.</summary>
    public DateOnly LastDay => Precision switch
    {
        DatePrecision.Year => new DateOnly(Day.Year, 12, 31),
        DatePrecision.Month => new DateOnly(Day.Year, Day.Month, DateTime.DaysInMonth(Day.Year, Day.Month)),
        _ => Day,
    };

    /// <summary>The same, no more precise than asked for.</summary>
    public StatedDate To(DatePrecision precision) => precision >= Precision
        ? this
        : this with { Day = new DateOnly(Day.Year, precision == DatePrecision.Month ? Day.Month : 1, 1), Precision = precision };

    /// <summary>Whether this is the other date, or the month or year that holds it.</summary>
    public bool Holds(StatedDate other) => Precision switch
    {
        DatePrecision.Year => Day.Year == other.Day.Year,
        DatePrecision.Month => (Day.Year, Day.Month) == (other.Day.Year, other.Day.Month) && other.Precision != DatePrecision.Year,
        _ => Day == other.Day && other.Precision == DatePrecision.Day,
    };
}

/// <summary>From the least precise to the most.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
}
