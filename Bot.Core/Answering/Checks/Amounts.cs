using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>Reads shares and lengths of time, which news writes in many ways: half an hour is 30 minutes, two decades are 20 years, and three in five are 60 percent.</summary>
internal static class Amounts
{
    private const int Digits = 6;

    // More are not told one by one.
    private const int MostCounted = 1_000_000;

    public static IReadOnlyList<Amount> Read(ReadText text)
    {
        List<Amount> amounts = [.. text.Numbers.SelectMany((number, i) => Of(text, number, i)), .. InWords(text)];
        return [.. amounts, .. Compound(text, amounts)];
    }

    /// <summary>"Eight years and six months".</summary>
    private static IEnumerable<Amount> Compound(ReadText text, List<Amount> amounts) =>
        from large in amounts
        let behind = large.Tokens.End + (UnitOf(text.Word(large.Tokens.End)) is null ? 0 : 1)
        let start = text.Word(behind) is "and" ? behind + 1 : behind
        from small in amounts
        where large.Kind == small.Kind && large.Kind is AmountKind.Minutes or AmountKind.Months && small.Tokens.Start == start && small.Value < large.Value
        select new Amount(new TextSpan(large.Tokens.Start, small.Tokens.End), large.Kind, large.Value + small.Value);

    private static IEnumerable<Amount> Of(ReadText text, StatedNumber number, int index)
    {
        if (number.Kind is NumberKind.Fraction or NumberKind.Percent)
            yield return Share(number.Tokens, number.Kind == NumberKind.Percent ? number.Value / 100 : number.Value);
        // "Three quarters of an hour".
        if (number.Kind == NumberKind.Fraction && OfOne(text, number.Tokens.End) is { } whole)
            yield return new Amount(number.Tokens, whole.Kind, number.Value * whole.Size);
        if (number.Kind == NumberKind.Plain && UnitOf(text.Word(number.Tokens.End)) is { } unit)
            yield return new Amount(number.Tokens, unit.Kind, number.Value * unit.Size);
        // "The first six months of 2038".
        if (text.Word(number.Tokens.Start - 1) is "first" or "last" or "opening" or "final" && text.Word(number.Tokens.End) is "months" && IsOfYear(text, number.Tokens.End + 1))
            yield return new Amount(number.Tokens, AmountKind.PartOfYear, number.Value);
        // "0.1" may be a tenth.
        if (number.Kind == NumberKind.Plain && number.Value is > 0 and < 1)
            yield return Share(number.Tokens, number.Value);
        // Of every three pounds they are no price.
        if (index + 1 == text.Numbers.Count || text.Numbers[index + 1] is not { Kind: NumberKind.Plain or NumberKind.Money } all || number.Kind != NumberKind.Plain || number.Value >= all.Value)
            yield break;
        string[] between = [.. Enumerable.Range(number.Tokens.End, Math.Max(0, all.Tokens.Start - number.Tokens.End)).Select(text.Word)];
        var both = new TextSpan(number.Tokens.Start, all.Tokens.End);
        if (IsOutOf(between))
            yield return Share(both, number.Value / all.Value);
        if (all.Kind == NumberKind.Plain && IsPart(between, text.IsOwner(all.Tokens.Start - 1)))
            yield return new Amount(both, AmountKind.Part, ((IsAllBut(text, number.Tokens.Start) ? all.Value - number.Value : number.Value) * MostCounted) + all.Value);
    }

    private static bool IsOutOf(IReadOnlyList<string> between) => between is ["in"] or ["in", "every"] or ["out", "of"] or ["out", "of", "every"] or ["of", "every"];

    /// <summary>"Five of its seven", and "all but two of the seven".</summary>
    private static bool IsPart(IReadOnlyList<string> between, bool isOwned) =>
        between is ["of"] or ["of", "the" or "its" or "their" or "his" or "her" or "those" or "these" or "our"] || (isOwned && between is ["of", _] or ["of", "the", _]);

    private static bool IsAllBut(ReadText text, int start) => (text.Word(start - 2), text.Word(start - 1)) is ("all", "but");

    /// <summary>"Half an hour", "a decade", "a tenth of it".</summary>
    private static IEnumerable<Amount> InWords(ReadText text)
    {
        for (var i = 0; i + 1 < text.Tokens.Count; i++)
        {
            var next = text.Word(i + 1);
            // "The first half hour", "the last quarter of an hour".
            if (text.Word(i) is "half" or "quarter" && (UnitOf(next) ?? OfOne(text, i + 1)) is { } parted)
                yield return new Amount(new TextSpan(i, i + 1), parted.Kind, parted.Size / (text.Word(i) is "half" ? 2 : 4));
            // "The first half of 2038", "in the last quarter of the year".
            else if (text.Word(i) is "half" or "quarter" && IsOfYear(text, i + 1))
                yield return new Amount(new TextSpan(i, i + 1), AmountKind.PartOfYear, text.Word(i) is "half" ? 6 : 3);
            else if (text.Word(i) is "half")
                yield return Share(new TextSpan(i, i + 1), 0.5m);
            if (text.Word(i) is not ("a" or "an"))
                continue;
            if (UnitOf(next) is { } unit)
            {
                var isHalf = text.Word(i - 1) is "half";
                var andHalf = (text.Word(i + 2), text.Word(i + 3), text.Word(i + 4)) is ("and", "a", "half");
                yield return new Amount(new TextSpan(isHalf ? i - 1 : i, andHalf ? i + 5 : i + 2), unit.Kind, unit.Size * (isHalf ? 0.5m : andHalf ? 1.5m : 1));
            }
            // "A fourth man" is the fourth.
            else if (Numerals.Denominator(next) is { } parts && !next.EndsWith('s') && (next is not "fourth" || i + 2 == text.Tokens.Count || text.Between(i + 1) is not " " || !text.IsContent(i + 2)))
            {
                yield return Share(new TextSpan(i, i + 2), 1m / parts);
                if (OfOne(text, i + 2) is { } whole)
                    yield return new Amount(new TextSpan(i, i + 5), whole.Kind, whole.Size / parts);
            }
        }
    }

    private static bool IsOfYear(ReadText text, int index) => text.Word(index) is "of"
        && ((text.Word(index + 1) is "the" or "this" or "that" or "last" && text.Word(index + 2) is "year") || text.Dates.Any(date => date.Tokens.Start == index + 1 && date is { Year: not null, Month: null }));

    /// <summary>The unit of "of an hour".</summary>
    private static (AmountKind Kind, decimal Size)? OfOne(ReadText text, int index) => (text.Word(index), text.Word(index + 1)) is ("of", "a" or "an") ? UnitOf(text.Word(index + 2)) : null;

    /// <summary>In minutes or in months: how many days a month has is nobody's to say.</summary>
    private static (AmountKind Kind, decimal Size)? UnitOf(string word) => word switch
    {
        "minute" or "minutes" => (AmountKind.Minutes, 1),
        "hour" or "hours" => (AmountKind.Minutes, 60),
        "day" or "days" => (AmountKind.Minutes, 24 * 60),
        "week" or "weeks" => (AmountKind.Minutes, 7 * 24 * 60),
        "fortnight" => (AmountKind.Minutes, 14 * 24 * 60),
        "month" or "months" => (AmountKind.Months, 1),
        "year" or "years" => (AmountKind.Months, 12),
        "decade" or "decades" => (AmountKind.Months, 120),
        "century" or "centuries" => (AmountKind.Months, 1200),
        _ => null,
    };

    private static Amount Share(TextSpan tokens, decimal value) => new(tokens, AmountKind.Share, decimal.Round(value, Digits));
}

/// <summary>A number with what it counts.</summary>
/// <param name="Tokens">The words that tell it, a half-open range.</param>
internal readonly record struct Amount(TextSpan Tokens, AmountKind Kind, decimal Value)
{
    public bool IsSame(Amount other) => (Kind, Value) == (other.Kind, other.Value);
}

internal enum AmountKind
{
    Minutes,
    Months,
    Share,

    /// <summary>So many of so many.</summary>
    Part,

    /// <summary>Some of its months: its first half, its first six months.</summary>
    PartOfYear,
}
