using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Finds the numbers of a text with their values, in figures or in words: 1.2 million, twenty-five, 5th, $30.</summary>
internal static class Numerals
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    public static bool IsCurrency(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol;

    /// <summary>Those that are no part of a date.</summary>
    public static IReadOnlyList<StatedNumber> Read(ReadText text)
    {
        var dated = new bool[text.Tokens.Count];
        foreach (var day in text.Dates.Where(day => day.IsWritten))
            Array.Fill(dated, true, day.Tokens.Start, day.Tokens.Length);
        var numbers = new List<StatedNumber>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (dated[i] || At(text, i) is not { } number)
                continue;
            numbers.Add(number);
            i = number.Tokens.End - 1;
        }

        return Ranges(text, numbers);
    }

    private static StatedNumber? At(ReadText text, int start)
    {
        if (ClockReader.At(text, start) is { } time)
            return time;
        var (value, end, kind) = char.IsAsciiDigit(text.Word(start)[0]) ? Figures(text, start) : Words(text, start);
        if (end == start)
            return null;
        if (IsMinus(text, start))
            value = -value;
        if (kind == NumberKind.Plain && PartBehind(text, end) is { } part)
            (value, end) = (value + part, end + 2);
        if ((text.Word(end), text.Word(end + 1), text.Word(end + 2)) is ("and", "a", "half"))
            (value, end) = (value + 0.5m, end + 3);
        else if (kind == NumberKind.Plain && !text.IsCapital(end) && Denominator(text.Word(end)) is { } parts && value < parts && (value == 1) == !text.Word(end).EndsWith('s') && text.Between(end - 1) is " " or "-" && !IsJoined(text, end))
        {
            if ((text.Word(end + 1), text.Word(end + 2)) is not ("of", "a") || Scale(text.Word(end + 3)) is not { } whole)
                return new StatedNumber(new TextSpan(start, end + 1), value / parts, NumberKind.Fraction);
            // "Three quarters of a million".
            (value, end) = (value / parts * whole, end + 4);
        }

        var before = text.Text.AsSpan(0, text.Tokens[start].Start).TrimEnd(' ');
        var behind = text.Text.AsSpan(text.Tokens[end - 1].End).TrimStart(' ');
        string? currency = null;
        if (before.Length > 0 && IsCurrency(before[^1]))
            (kind, currency) = (NumberKind.Money, CurrencyOf(before[^1..]));
        else if (behind.Length > 0 && behind[0] is '%' or '％' or '﹪')
            kind = NumberKind.Percent;
        else if (behind.Length > 0 && IsCurrency(behind[0]) && !IsPrice(behind[1..]))
            (kind, currency) = (NumberKind.Money, CurrencyOf(behind[..1]));
        else if (Lexicon.English.Cues("money").Contains(text.Word(end)))
            (kind, currency) = (NumberKind.Money, CurrencyOf(text.Word(end)));
        else if (text.Word(end) is "percent" or "percentage" || (text.Word(end), text.Word(end + 1)) is ("per", "cent"))
            kind = NumberKind.Percent;
        return new StatedNumber(new TextSpan(start, end), value, kind) { Currency = currency, MayBeTime = kind == NumberKind.Plain && value is >= 1 and < 13 && IsClocked(text, start, end) };
    }

    /// <summary>The half of "6 1/2".</summary>
    private static decimal? PartBehind(ReadText text, int index) =>
        index + 1 >= text.Tokens.Count || text.Between(index - 1) is not (" " or "-") || text.Between(index) is not "/" ? null : (text.Word(index), text.Word(index + 1)) switch
        {
            ("1", "2") => 0.5m,
            ("1", "4") => 0.25m,
            ("3", "4") => 0.75m,
            _ => null,
        };

    /// <summary>"One eighth-grader" is no part of anything.</summary>
    private static bool IsJoined(ReadText text, int index) => index + 1 < text.Tokens.Count && text.Between(index) is "-";

    /// <summary>In "fell to -3" it is a sign, in "5-2" and "mid-3" it parts or joins.</summary>
    private static bool IsMinus(ReadText text, int start) =>
        text.Tokens[start].Start is > 0 and var at && text.Text[at - 1] is '-' or '−' && char.IsAsciiDigit(text.Text[at]) && (at == 1 || text.Text[at - 2] is ' ' or '(');

    /// <summary>Whether a figure follows at once, whose sign it is: "from 3 $5 tickets".</summary>
    private static bool IsPrice(ReadOnlySpan<char> behind) => behind.Length > 0 && char.IsAsciiDigit(behind[0]);

    private static string CurrencyOf(ReadOnlySpan<char> written) => written switch
    {
        "$" or "dollar" => "dollars",
        "€" or "euro" => "euros",
        "£" or "pound" => "pounds",
        "¢" or "cent" => "cents",
        _ => written.ToString(),
    };

    /// <summary>"Until nine", "at 9.40", "nine o'clock".</summary>
    private static bool IsClocked(ReadText text, int start, int end) =>
        text.Word(start - 1) is "at" or "until" or "till" or "by" or "from" or "before" or "after" or "between" or "since" or "around" or "about" or "to" or "and" or "past" or "not" or "than" or "nearly" or "almost"
        || text.Word(end) is "o'clock" or "to" or "and" or "until" or "sharp" || (text.Word(end) is "in" && text.Word(end + 2) is "morning" or "afternoon" or "evening");

    private static (decimal Value, int End, NumberKind Kind) Figures(ReadText text, int start)
    {
        var word = text.Word(start);
        var length = word.TakeWhile(character => char.IsAsciiDigit(character) || character == '.').Count();
        // Several stops are a version or an address, and no value.
        if (!decimal.TryParse(word[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return (0, start, NumberKind.Plain);
        var (kind, scale) = word[length..] switch
        {
            "st" or "nd" or "rd" or "th" => (NumberKind.Ordinal, 1m),
            "k" => (NumberKind.Plain, 1_000m),
            "m" or "mn" => (NumberKind.Plain, 1_000_000m),
            "bn" or "b" => (NumberKind.Plain, 1_000_000_000m),
            "s" => (NumberKind.Decade, 1m),
            _ => (NumberKind.Plain, 1m),
        };
        var end = start + 1;
        if (Scale(text.Word(end)) is { } next && text.Between(start) is " " or "-")
            (scale, end) = (next, end + 1);
        return (Product(value, scale), end, kind);
    }

    private static (decimal Value, int End, NumberKind Kind) Words(ReadText text, int start)
    {
        decimal total = 0, current = 0;
        var (end, last, kind) = (start, 0m, NumberKind.Plain);
        for (var i = start; i < text.Tokens.Count && (i == start || Joins(text, i)); i++)
        {
            var word = text.Word(i);
            if (word == "and" && i > start && last >= 100 && (Small(text.Word(i + 1)) is not null || Tenfold(text.Word(i + 1)) is not null))
                continue;
            if (i == start && text.Word(i - 1) is "a" or "an" && (word is "dozen" ? 12 : Scale(word)) is { } whole)
                (current, last) = (whole * PartBefore(text, i - 2), whole);
            else if (Small(word) is { } unit && (i == start || last >= 100 || (last is >= 20 and < 100 && unit is > 0 and < 10)))
                (current, last) = (current + unit, unit);
            else if (Tenfold(word) is { } ten && (i == start || last >= 100))
                (current, last) = (current + ten, ten);
            else if (word == "hundred" && i > start)
                (current, last) = (current * 100, 100);
            else if (word is "dozen" && (i == start || current is > 0 and < 100))
                (current, last) = (i == start ? 12 : current * 12, 12);
            else if (Scale(word) is { } scale && i > start && scale > 100)
                (total, current, last) = (total + Product(current, scale), 0, scale);
            else if (Ordinal(word) is { } ordinal && (i == start || (last is >= 20 and < 100 && ordinal < 10)))
                return (total + current + ordinal, i + 1, NumberKind.Ordinal);
            else
                break;
            end = i + 1;
        }

        return (total + current, end, kind);
    }

    /// <summary>How much of "a million" is meant: "half a million", "a quarter of a million".</summary>
    private static decimal PartBefore(ReadText text, int index) => (text.Word(index - 2), text.Word(index - 1), text.Word(index)) switch
    {
        (_, _, "half") => 0.5m,
        ("a", "quarter", "of") => 0.25m,
        ("a", "third", "of") => 1 / 3m,
        _ => 1,
    };

    private static bool Joins(ReadText text, int index) => text.Between(index - 1) is " " or "-";

    /// <summary>The value of a word up to nineteen; null of any other.</summary>
    public static int? Small(string word) => Array.IndexOf(Units, word) is >= 0 and var index ? index : null;

    private static int? Tenfold(string word) => Array.IndexOf(Tens, word, 2) is >= 0 and var index ? index * 10 : null;

    /// <summary>The value of an ordinal word up to the twentieth; null of any other.</summary>
    public static int? Ordinal(string word) => Array.IndexOf(Ordinals, word, 1) is >= 0 and var index ? index : null;

    /// <summary>Into how many parts a word such as "third" or "tenths" parts something; null of any other.</summary>
    public static int? Denominator(string word) => word switch
    {
        "half" or "halves" => 2,
        "third" or "thirds" => 3,
        "quarter" or "quarters" or "fourth" or "fourths" => 4,
        "fifth" or "fifths" => 5,
        "sixth" or "sixths" => 6,
        "seventh" or "sevenths" => 7,
        "eighth" or "eighths" => 8,
        "ninth" or "ninths" => 9,
        "tenth" or "tenths" => 10,
        "twentieth" or "twentieths" => 20,
        "hundredth" or "hundredths" => 100,
        _ => null,
    };

    private static decimal? Scale(string word) => word switch
    {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => null,
    };

    /// <summary>No value of the news is larger; a longer row of digits only has to be the same row.</summary>
    private static decimal Product(decimal value, decimal scale) => value > 1_000_000_000_000m ? value : value * scale;

    /// <summary>Of "$3 to 5 million" the first is millions as well, and the second dollars.</summary>
    private static List<StatedNumber> Ranges(ReadText text, List<StatedNumber> numbers)
    {
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (low, high) = (numbers[i], numbers[i + 1]);
            if (low.Tokens.End >= text.Tokens.Count || !IsRange(text, low.Tokens.End, high.Tokens.Start))
                continue;
            var scale = Scale(text.Word(high.Tokens.End - 1));
            if (scale is { } times && Scale(text.Word(low.Tokens.End - 1)) is null && low.Value < 1000)
                numbers[i] = low with { Value = Product(low.Value, times), Other = low.Value };
            if (low.Kind == NumberKind.Money && high.Kind == NumberKind.Plain)
                numbers[i + 1] = high with { Kind = NumberKind.Money, IsGuess = true };
            else if (high.Kind is NumberKind.Money or NumberKind.Percent && low.Kind == NumberKind.Plain)
                numbers[i] = numbers[i] with { Kind = high.Kind, IsGuess = true };
        }

        return numbers;
    }

    private static bool IsRange(ReadText text, int between, int second) =>
        (second == between && text.Between(between - 1) is "-" or "–" or " - " or " – ")
        || (second == between + 1 && text.Word(between) is "to" or "and" or "or");
}

/// <summary>A number as a value.</summary>
/// <param name="Tokens">A half-open range of tokens.</param>
internal readonly record struct StatedNumber(TextSpan Tokens, decimal Value, NumberKind Kind)
{
    /// <summary>Another value it may have: "3 to 5 million" may begin with 3.</summary>
    public decimal? Other { get; init; }

    /// <summary>Whether the kind is that of the number beside it: "$5 to 12 families".</summary>
    public bool IsGuess { get; init; }

    /// <summary>Of money what it is counted in, where the text says so.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether it may be an hour of the day: "until nine".</summary>
    public bool MayBeTime { get; init; }

    /// <summary>Of a time of day which half of the day it is in; null where the text does not say.</summary>
    public bool? IsAfternoon { get; init; }
}

internal enum NumberKind
{
    Plain,
    Ordinal,
    Money,
    Percent,
    Fraction,
    Decade,

    /// <summary>Minutes after noon or midnight.</summary>
    Time,
}
