using Bot.Core.Language;

namespace Bot.Tests.Language;

public sealed class DatesTests
{
    // A Thursday.
    private static readonly DateOnly Published = new(2031, 2, 6);

    [Theory]
    [InlineData("She spoke on Friday, March 12, 2021, in town.", "2021-03-12", DatePrecision.Day)]
    [InlineData("It was signed 12 March 2021.", "2021-03-12", DatePrecision.Day)]
    [InlineData("It was signed on the 12th of March 2021.", "2021-03-12", DatePrecision.Day)]
    [InlineData("It was signed on Sept. 3, 2030.", "2030-09-03", DatePrecision.Day)]
    [InlineData("He resigned in March 2021.", "2021-03-01", DatePrecision.Month)]
    [InlineData("He resigned in 2021.", "2021-01-01", DatePrecision.Year)]
    [InlineData("The vote was on January 20.", "2031-01-20", DatePrecision.Day)]
    [InlineData("The vote was on December 20.", "2030-12-20", DatePrecision.Day)]
    [InlineData("The vote will be held on December 20.", "2031-12-20", DatePrecision.Day)]
    [InlineData("A hearing has been set for April 24.", "2031-04-24", DatePrecision.Day)]
    [InlineData("The vote was on April 24.", "2030-04-24", DatePrecision.Day)]
    [InlineData("The council votes on Tuesday, December 9.", "2031-12-09", DatePrecision.Day)]
    [InlineData("He plans to move in August.", "2031-08-01", DatePrecision.Month)]
    public void Reads_a_date_that_is_written_out(string text, string day, DatePrecision precision)
    {
        var date = Assert.Single(In(text));

        Assert.Equal((DateOnly.Parse(day, null), precision, false), (date.Day, date.Precision, date.IsRelative));
    }

    [Theory]
    [InlineData("She resigned Thursday.", "2031-02-06", DatePrecision.Day)]
    [InlineData("She resigned on Wednesday.", "2031-02-05", DatePrecision.Day)]
    [InlineData("She resigned last Thursday.", "2031-01-30", DatePrecision.Day)]
    [InlineData("The hearing will be on Monday.", "2031-02-10", DatePrecision.Day)]
    [InlineData("She resigned yesterday.", "2031-02-05", DatePrecision.Day)]
    [InlineData("She resigned three days ago.", "2031-02-03", DatePrecision.Day)]
    [InlineData("She resigned two weeks earlier.", "2031-01-01", DatePrecision.Month)]
    [InlineData("She resigned last month.", "2031-01-01", DatePrecision.Month)]
    [InlineData("She resigned a year ago.", "2030-01-01", DatePrecision.Year)]
    public void Counts_a_relative_date_from_the_publish_date(string text, string day, DatePrecision precision)
    {
        var date = Assert.Single(In(text));

        Assert.Equal((DateOnly.Parse(day, null), precision, true), (date.Day, date.Precision, date.IsRelative));
        Assert.Empty(Dates.In(text, Analyzer.Analyze(text), published: null));
    }

    [Theory]
    [InlineData("They may march on City Hall.")]
    [InlineData("The Sun wrote about a second vote of 40 to 12.")]
    [InlineData("March of the survivors")]
    [InlineData("February 31, 2031")]
    public void Sees_no_date_where_there_is_none(string text) => Assert.DoesNotContain(In(text), date => date.Precision == DatePrecision.Day);

    [Fact]
    public void A_month_holds_its_days_and_a_year_its_months()
    {
        var (day, month, year) = (In("March 12, 2021").Single(), In("March 2021").Single(), In("2021").Single());

        Assert.True(month.Holds(day) && year.Holds(day) && year.Holds(month));
        Assert.False(day.Holds(month) || month.Holds(year) || month.Holds(In("April 12, 2021").Single()));
        Assert.Equal(month.Day, day.To(DatePrecision.Month).Day);
        Assert.Equal(new DateOnly(2021, 3, 31), month.LastDay);
    }

    private static List<StatedDate> In(string text) => [.. Dates.In(text, Analyzer.Analyze(text), Published)];
}
