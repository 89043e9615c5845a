namespace Bot.Core.Answering.Checks;

/// <summary>Every day, month and year of a claim is one that a cited passage states.</summary>
internal static class DateCheck
{
    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        return from date in claim.Dates
               where date.IsWritten
               where !statement.Cited.Any(passage => Says(passage, date))
               select new Violation(ViolationKind.DateNotInPassage, claim.Of(date.Tokens));
    }

    private static bool Says(ReadPassage passage, StatedDay date) =>
        passage.Body.Dates.Any(date.Agrees)
        || (date is { Month: null, Day: null, Year: not null } && passage.Body.Numbers.Any(number => number.Value == date.Year));
}
