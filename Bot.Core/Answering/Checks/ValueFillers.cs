using System.Globalization;

namespace Bot.Core.Answering.Checks;

/// <summary>Gathers the numbers and the dates of the cited passages, each with all the places that state it.</summary>
internal static class ValueFillers
{
    private static readonly HashSet<string> None = [];

    public static IReadOnlyList<Slot> NumberSlotsOf(Statement statement)
    {
        var claim = statement.Claim;
        var written = statement.Cited
            .SelectMany(passage => passage.Body.Numbers, (passage, number) => (Mention: new Mention(passage, number.Tokens, 1), number.Value, Kind: Group(number.Kind)))
            .ToList();
        var fillers = written.GroupBy(one => (one.Value, one.Kind))
            .Select(group => (group.Key.Value, group.Key.Kind, Filler: new Filler(group.Key.Value.ToString(CultureInfo.InvariantCulture), [.. group.Select(one => one.Mention)], None)))
            .ToList();
        var slots = new List<Slot>();
        foreach (var number in claim.Numbers.Where(number => !claim.IsQuoted[number.Tokens.Start] && number.Value != 1 && (number.Value != 2 || char.IsAsciiDigit(claim.Word(number.Tokens.Start)[0]))))
        {
            var own = fillers.Where(filler => filler.Value == number.Value && filler.Kind == Group(number.Kind)).Select(filler => filler.Filler).ToList();
            var others = fillers.Where(filler => filler.Kind == Group(number.Kind) && !claim.Numbers.Any(other => other.Value == filler.Value)).Select(filler => filler.Filler).ToList();
            if (own.Count > 0)
                slots.Add(new Slot(number.Tokens, own, others) { All = [.. fillers.Select(filler => filler.Filler)] });
        }

        return slots;
    }

    public static IReadOnlyList<Slot> DateSlotsOf(Statement statement)
    {
        var claim = statement.Claim;
        var dates = statement.Cited.SelectMany(passage => passage.Body.Dates, (passage, date) => (Mention: new Mention(passage, date.Tokens, 1), Date: date)).ToList();
        var slots = new List<Slot>();
        foreach (var date in claim.Dates.Where(date => date.IsWritten && !claim.IsQuoted[date.Tokens.Start]))
        {
            var own = dates.Where(other => date.Agrees(other.Date)).Select(other => other.Mention).ToList();
            var others = dates.Where(other => !date.Agrees(other.Date) && !claim.Dates.Any(said => said.Agrees(other.Date)))
                .GroupBy(other => other.Date.Resolved?.Day.DayNumber ?? other.Date.GetHashCode())
                .Select(group => new Filler(group.Key.ToString(CultureInfo.InvariantCulture), [.. group.Select(one => one.Mention)], None)).ToList();
            if (own.Count > 0)
                slots.Add(new Slot(date.Tokens, [new Filler("", own, None)], others) { All = [new Filler("", own, None), .. others] });
        }

        return slots;
    }

    /// <summary>"Third" may be "three", and both are no sum of money.</summary>
    private static NumberKind Group(NumberKind kind) => kind == NumberKind.Ordinal ? NumberKind.Plain : kind;
}
