using Bot.Core.Evaluation;

namespace Bot.Tests.Evaluation;

public sealed class ReliabilityTests
{
    [Fact]
    public void What_is_stated_is_held_against_what_was_right()
    {
        var reliability = Reliability.Of([Attempt(0.72, true), Attempt(0.78, false), Attempt(0.1, false), Attempt(1, true), Attempt(null, false)]);

        Assert.Equal(10, reliability.Bins.Count);
        Assert.Equal((2, 0.75, 0.5), (reliability.Bins[7].Answers, reliability.Bins[7].Stated, reliability.Bins[7].Right));
        Assert.Equal(1, reliability.Bins[1].Answers);
        Assert.Equal(1, reliability.Bins[9].Answers);
        Assert.Null(reliability.Bins[0].Stated);
        Assert.Equal((2 * 0.25 + 0.1 + 0) / 4, reliability.ExpectedError.GetValueOrDefault(), 12);
    }

    [Fact]
    public void Without_answers_nothing_is_stated() => Assert.Null(Reliability.Of([Attempt(null, false)]).ExpectedError);

    private static Attempt Attempt(double? confidence, bool right) => new(IsAnswerable: true, confidence, right);
}
