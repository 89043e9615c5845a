using Bot.Core.Evaluation;

namespace Bot.Tests.Evaluation;

public sealed class RiskCoverageTests
{
    [Fact]
    public void Each_threshold_has_its_share_answered_and_its_share_wrong()
    {
        var curve = RiskCoverage.Of([Right(0.9), Wrong(0.6), Right(0.3)]);

        Assert.Equal([new(0.9, 1.0 / 3, 0), new(0.6, 2.0 / 3, 0.5), new RiskPoint(0.3, 1, 1.0 / 3)], curve.Points);
        Assert.Equal((0 + 1 / 2.0 + 1 / 3.0) / 3, curve.Area);
    }

    [Fact]
    public void Whoever_is_equally_sure_is_answered_at_once_whatever_the_order()
    {
        var curve = RiskCoverage.Of([Right(0.5), Wrong(0.5)]);

        Assert.Equal([new RiskPoint(0.5, 1, 0.5)], curve.Points);
        Assert.Equal(0.5, curve.Area);
        Assert.Equal(curve.Area, RiskCoverage.Of([Wrong(0.5), Right(0.5)]).Area);
    }

    [Fact]
    public void Never_answering_does_not_make_the_area_smaller()
    {
        var curve = RiskCoverage.Of([Right(0.9), Right(null), Wrong(null) with { IsAnswerable = false }]);

        Assert.Equal([new RiskPoint(0.9, 1.0 / 3, 0)], curve.Points);
        Assert.Equal((0 + 1 / 2.0 + 2 / 3.0) / 3, curve.Area.GetValueOrDefault(), 12);

        static Attempt Right(double? confidence) => new(IsAnswerable: true, confidence, IsRight: confidence is not null);
    }

    [Fact]
    public void A_threshold_stands_at_the_last_answer_that_is_as_sure()
    {
        var curve = RiskCoverage.Of([Right(0.9), Wrong(0.6)]);

        Assert.Equal(0.9, curve.At(0.7)?.Threshold);
        Assert.Equal(0.6, curve.At(0.6)?.Threshold);
        Assert.Null(curve.At(0.95));
    }

    [Fact]
    public void Of_nothing_there_is_no_curve()
    {
        Assert.Empty(RiskCoverage.Of([]).Points);
        Assert.Null(RiskCoverage.Of([]).Area);
    }

    private static Attempt Right(double confidence) => new(IsAnswerable: true, confidence, IsRight: true);

    private static Attempt Wrong(double? confidence) => new(IsAnswerable: true, confidence, IsRight: false);
}
