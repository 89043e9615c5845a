namespace Bot.Core.Answering.Checks;

/// <summary>Every day, month and year of a claim is one that a cited passage states, or the day on which it was published.</summary>
internal static class DateCheck
{
    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        return from date in claim.Dates
               where date.IsWritten
               where !statement.Cited.Any(passage => Says(passage, claim, date))
               select new Violation(ViolationKind.DateNotInPassage, claim.Of(date.Tokens));
    }

    private static bool Says(ReadPassage passage, ReadText claim, StatedDay date) =>
        passage.Body.Dates.Any(date.Agrees)
        || passage.Headline.Dates.Any(date.Agrees)
        || (passage.Published is { } published && date.Weekday is null == (date.Day is null) | date.Day is not null && date.Agrees(published))
        || (date is { Month: null, Day: null, Year: not null } && passage.Body.Numbers.Any(number => number.Value == date.Year))
        || (date is { Weekday: not null, Month: null } && passage.Published is { } day && NamesOutlet(claim, passage) && date.Agrees(day));

    /// <summary>"The Ledger reported on Wednesday" tells when it was published.</summary>
    private static bool NamesOutlet(ReadText claim, ReadPassage passage) =>
        passage.Outlet.Tokens.Any(word => claim.Tokens.Any(token => token.Word == word.Word && char.IsUpper(claim.Text[token.Start])));
}
