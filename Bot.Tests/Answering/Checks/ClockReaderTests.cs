using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

public sealed class ClockReaderTests
{
    [Theory]
    [InlineData("It closed at 1:40 a.m. on Friday.", "1:40 a.m", 100, false)]
    [InlineData("It closed at 9.40am.", "9.40am", 580, false)]
    [InlineData("It closed at 9pm.", "9pm", 540, true)]
    [InlineData("It closed at 12:05 p.m.", "12:05 p.m", 5, true)]
    [InlineData("It closed at 14:05.", "14:05", 125, true)]
    [InlineData("It closed at 7:15.", "7:15", 435, null)]
    [InlineData("It closed at half past ten.", "half past ten", 630, null)]
    [InlineData("It closed at quarter to one.", "quarter to one", 45, null)]
    [InlineData("It closed at twelve minutes past nine.", "twelve minutes past nine", 552, null)]
    [InlineData("It came on the quarter-past-three boat.", "quarter-past-three", 195, null)]
    [InlineData("It closed at ten to nine.", "ten to nine", 530, null)]
    [InlineData("It closed at ten minutes to midnight.", "ten minutes to midnight", 710, true)]
    [InlineData("It closed 20 minutes after midnight.", "20 minutes after midnight", 20, false)]
    [InlineData("It closed at five to noon.", "five to noon", 715, false)]
    [InlineData("It closed at quarter past midday.", "quarter past midday", 15, true)]
    [InlineData("It closed five minutes before, at twenty-five minutes to two.", "twenty-five minutes to two", 95, null)]
    public void Times_of_day_are_read(string text, string words, int minutes, bool? isAfternoon)
    {
        var read = new ReadText(text, null, Lexicon.English);

        var time = Assert.Single(read.Numbers, number => number.Kind == NumberKind.Time);
        Assert.Equal((words, minutes, isAfternoon), (read.Of(time.Tokens), (int)time.Value, time.IsAfternoon));
    }

    [Theory]
    [InlineData("The board voted for it by ten to nine.")]
    [InlineData("It closed ten minutes before two guards left.")]
    [InlineData("She ran the course in 2:04:31.")]
    [InlineData("Half of the ten past members left, and 25:99 is no time.")]
    [InlineData("It rose by 9.40 percent to 12.")]
    public void What_only_looks_like_one_is_not(string text) =>
        Assert.DoesNotContain(new ReadText(text, null, Lexicon.English).Numbers, number => number.Kind == NumberKind.Time);

    [Theory]
    [InlineData("The polls closed at 8:50 p.m.", "At ten to nine the polls closed.", true)]
    [InlineData("The polls closed at 9.40am.", "The polls closed at 9:40.", true)]
    [InlineData("The polls closed at 9.40am.", "The polls closed at 9.40.", true)]
    [InlineData("The polls closed at 9 p.m.", "The polls closed at nine.", true)]
    [InlineData("The polls closed at noon.", "The polls closed at 12 p.m.", true)]
    [InlineData("The polls closed at 11:40 p.m.", "The polls closed at 20 minutes to midnight.", true)]
    [InlineData("The polls closed at 11:40 p.m.", "The polls closed at 20 minutes to noon.", false)]
    [InlineData("The polls closed at 8:50 p.m.", "The polls closed at 8:50 a.m.", false)]
    [InlineData("The polls closed at 8:50 p.m.", "The polls closed at 8:40 p.m.", false)]
    [InlineData("The polls closed at 8:50 p.m.", "At ten past nine the polls closed.", false)]
    [InlineData("The 50 polls closed at 8:40 p.m.", "The polls closed at 8:50 p.m.", false)]
    public void A_time_may_be_told_in_another_form(string passage, string claim, bool isHeld) => Assert.Equal(
        isHeld, !new ClaimCheck(Lexicon.English).Check(claim, [new CitedPassage(passage, Held.Passage(passage).Provenance)]).Any(violation => violation.Kind == ViolationKind.NumberNotInPassage));
}
