using System.Collections.Frozen;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Every number of a claim stands in a cited passage, in figures or in words, of the same kind: dollars are not percent.</summary>
internal static class NumberCheck
{
    // What the passage may say instead of a number.
    private static readonly FrozenDictionary<string, decimal> Instead = new Dictionary<string, decimal>
    {
        ["both"] = 2,
        ["pair"] = 2,
        ["couple"] = 2,
        ["twice"] = 2,
        ["double"] = 2,
        ["doubled"] = 2,
        ["twin"] = 2,
        ["neither"] = 2,
        ["either"] = 2,
        ["biennial"] = 2,
        ["trio"] = 3,
        ["triple"] = 3,
        ["tripled"] = 3,
        ["quadrupled"] = 4,
        ["decade"] = 10,
        ["dozen"] = 12,
        ["century"] = 100,
        ["fortnight"] = 14,
        ["half"] = 0.5m,
        ["halved"] = 0.5m,
        ["third"] = 1m / 3,
        ["quarter"] = 0.25m,
        ["none"] = 0,
        ["nobody"] = 0,
        ["no"] = 0,
    }.ToFrozenDictionary();

    // How many there are is not said, and still they are not fewer.
    private static readonly FrozenSet<string> Vague = FrozenSet.Create(StringComparer.Ordinal, "dozens", "hundreds", "thousands", "millions", "billions", "trillions");

    public static IEnumerable<Violation> Check(Statement statement) => Stated(statement).Concat(Unread(statement));

    /// <summary>Figures that have no value, as 555.010.9999, and numbers without one, as "hundreds", stand in a passage as they are.</summary>
    private static IEnumerable<Violation> Unread(Statement statement)
    {
        var claim = statement.Claim;
        for (var i = 0; i < claim.Tokens.Count; i++)
        {
            var token = new TextSpan(i, i + 1);
            var isUnread = char.IsAsciiDigit(claim.Word(i)[0]) && !claim.Numbers.Any(number => number.Tokens.Contains(token)) && !claim.Dates.Any(date => date.Tokens.Contains(token));
            if ((isUnread || Vague.Contains(claim.Word(i))) && !statement.IsCited(claim.Word(i)))
                yield return new Violation(ViolationKind.NumberNotInPassage, claim.Tokens[i].Span.Of(claim.Text));
        }
    }

    private static IEnumerable<Violation> Stated(Statement statement) =>
        from number in statement.Claim.Numbers
        where IsHeld(statement.Claim, number) && !IsOfOutlet(statement, number) && !statement.Cited.Any(passage => Says(passage, statement.Claim, number) || SaysAmount(passage, statement.Claim, number))
        select new Violation(ViolationKind.NumberNotInPassage, statement.Claim.Of(number.Tokens));

    /// <summary>"Channel Eleven" counts nothing.</summary>
    private static bool IsOfOutlet(Statement statement, StatedNumber number) => statement.Claim.Names.Any(run =>
        run.Contains(number.Tokens) && statement.Cited.Any(passage => NameCheck.IsTeller(statement, run, passage))) || NameCheck.IsInOutlet(statement, number.Tokens);

    /// <summary>"One" and "first" are seldom counts.</summary>
    private static bool IsHeld(ReadText claim, StatedNumber number) =>
        char.IsAsciiDigit(claim.Word(number.Tokens.Start)[0]) || !(number.Value is 1 || (number.Value is 2 && number.Kind == NumberKind.Ordinal) || IsTally(claim, number) || CountedItems.IsCounted(claim, number));

    /// <summary>"The two sides" are counted by whoever writes of them.</summary>
    private static bool IsTally(ReadText claim, StatedNumber number) =>
        number is { Value: 2 or 3, Kind: NumberKind.Plain } && (Lexicon.English.Cues("tally").Contains(claim.Word(number.Tokens.End))
            // "Introduced the two, Ruiz and Hale".
            || (number.Value is 2 && claim.Word(number.Tokens.Start - 1) is "the" && (number.Tokens.End == claim.Tokens.Count || claim.Between(number.Tokens.End - 1).ContainsAny(",;.") || !claim.IsContent(number.Tokens.End))));

    private static bool Says(ReadPassage passage, ReadText claim, StatedNumber number) =>
        passage.Body.Numbers.Any(other => IsSame(number, other) || IsSame(Completed(claim, number), other) || (number.Kind == NumberKind.Percent && IsBare(passage.Body, other) && IsSame(number, Completed(passage.Body, other))))
        || (number.Kind is NumberKind.Plain or NumberKind.Fraction && passage.Body.Tokens.Any(token => Instead.TryGetValue(token.Word, out var value) && value == number.Value))
        || (number is { Kind: NumberKind.Time, Value: 0 } && passage.Body.Tokens.Any(token => token.Word is "noon" or "midnight" or "midday"))
        || (number is { Kind: NumberKind.Percent, Value: 50 } && passage.Body.Tokens.Any(token => token.Word is "half" or "halved"))
        || (number.Kind is NumberKind.Plain && claim.Of(number.Tokens).Length == 4 && passage.Body.Dates.Any(date => date.Year == number.Value))
        // "On the 9th and the 30th".
        || (number.Kind == NumberKind.Ordinal && char.IsAsciiDigit(claim.Word(number.Tokens.Start)[0]) && passage.Body.Dates.Any(date => date.Day == number.Value))
        // "A margin of 3.4 points".
        || (number.Kind == NumberKind.Plain && claim.Word(number.Tokens.End) is "point" or "points" && passage.Body.Numbers.Any(other => other.Kind == NumberKind.Percent && other.Value == number.Value))
        || (number.Kind == NumberKind.Time && IsVote(passage.Body, claim, number.Tokens))
        // "P21" and "24/7" are no values; they have to stand there as they are.
        || (number.Kind is NumberKind.Decade or NumberKind.Plain && number.Value > 1_000_000_000_000m && passage.PlacesOf(claim.Word(number.Tokens.Start)).Count > 0);

    /// <summary>"At ten to two" may be how they voted: "10-2".</summary>
    private static bool IsVote(ReadText text, ReadText claim, TextSpan tokens) =>
        tokens.Length == 3 && claim.Word(tokens.Start + 1) is "to" && Numerals.Small(claim.Word(tokens.Start)) is { } first && Numerals.Small(claim.Word(tokens.Start + 2)) is { } second
        && text.Numbers.Zip(text.Numbers.Skip(1)).Any(pair => (pair.First.Value, pair.Second.Value) == (first, second) && text.Between(pair.First.Tokens.End - 1) is "-" or "–");

    private static bool SaysAmount(ReadPassage passage, ReadText claim, StatedNumber number) => claim.Amounts.Any(amount =>
        amount.Tokens.Contains(number.Tokens) && passage.Body.Amounts.Any(amount.IsSame));

    /// <summary>"From 9 percent to 6": what is counted is said of the other.</summary>
    private static bool IsBare(ReadText text, StatedNumber number) => number.Kind == NumberKind.Plain && text.Word(number.Tokens.Start - 1) is "to" or "from" or "and" or "of" or "than"
        && (number.Tokens.End == text.Tokens.Count || text.Between(number.Tokens.End - 1) is not (" " or "-") || text.Word(number.Tokens.End) is "and" or "but" or "or" or "while" or "to" or "from");

    /// <summary>In "3.2 percent, where they had asked for 5" the second is percent as well.</summary>
    private static StatedNumber Completed(ReadText text, StatedNumber number) =>
        number.Kind == NumberKind.Plain && text.Numbers.Where(other => other.Kind is NumberKind.Percent or NumberKind.Money).OrderBy(other => Math.Abs(other.Tokens.Start - number.Tokens.Start)).FirstOrDefault() is { Tokens.Length: > 0 } whole
            ? number with { Kind = whole.Kind }
            : number;

    private static bool IsSame(StatedNumber claimed, StatedNumber written)
    {
        if ((claimed.Kind, written.Kind) is (NumberKind.Time, _) or (_, NumberKind.Time))
            return Hours(claimed) == Hours(written) && (claimed.IsAfternoon ?? written.IsAfternoon) == (written.IsAfternoon ?? claimed.IsAfternoon);
        if (claimed.Value != written.Value && claimed.Value != written.Other)
            return claimed.Kind == NumberKind.Percent && written.Kind == NumberKind.Fraction && claimed.Value == written.Value * 100
                || claimed.Kind == NumberKind.Fraction && written.Kind == NumberKind.Percent && claimed.Value * 100 == written.Value;
        if (claimed.Currency is { } currency && written.Currency is { } other && currency != other)
            return false;
        return claimed.Kind == written.Kind || (claimed.IsGuess && written.Kind == NumberKind.Plain) || (written.IsGuess && claimed.Kind == NumberKind.Plain) || (claimed.Kind, written.Kind) is (NumberKind.Plain, NumberKind.Ordinal) or (NumberKind.Ordinal, NumberKind.Plain);
    }

    /// <summary>"Until nine" is until 9:00, and "at 9.40" at 9:40.</summary>
    private static decimal? Hours(StatedNumber number) => number switch
    {
        { Kind: NumberKind.Time } => number.Value,
        { MayBeTime: true } => (decimal.Truncate(number.Value) % 12 * 60) + (number.Value % 1 * 100),
        _ => null,
    };
}
