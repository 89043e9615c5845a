using Bot.Core.Evaluation;

namespace Bot.Tests.Evaluation;

public sealed class RankMeasuresTests
{
    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_the_right_order_and_half_the_ties()
    {
        Assert.Equal((2 + 1.5) / 4, RankMeasures.AreaUnderRoc([0.9, 0.5], [0.5, 0.1]));
        Assert.Equal(1, RankMeasures.AreaUnderRoc([0.9], [0.5, 0.1]));
        Assert.Equal(0, RankMeasures.AreaUnderRoc([0.1], [0.5]));
        Assert.Equal(0.5, RankMeasures.AreaUnderRoc([1, 1], [1, 1, 1]));
    }

    [Fact]
    public void Without_both_kinds_there_is_no_area()
    {
        Assert.Null(RankMeasures.AreaUnderRoc([], [1]));
        Assert.Null(RankMeasures.AreaUnderRoc([1], []));
    }

    [Fact]
    public void A_question_that_nothing_would_bring_to_an_answer_is_the_least_confident() =>
        Assert.Equal(1, RankMeasures.Refusal([new Attempt(IsAnswerable: true, 0.01, IsRight: false), new Attempt(IsAnswerable: false, null, IsRight: false)]));

    [Fact]
    public void Average_precision_counts_what_was_not_found()
    {
        Assert.Equal((1 + 2 / 3.0) / 2, RankMeasures.AveragePrecision([true, false, true], wanted: 2));
        Assert.Equal((1 + 2 / 3.0) / 4, RankMeasures.AveragePrecision([true, false, true], wanted: 4));
        Assert.Equal(0, RankMeasures.AveragePrecision([false], wanted: 1));
    }

    [Fact]
    public void The_reciprocal_rank_is_that_of_the_first()
    {
        Assert.Equal(0.5, RankMeasures.ReciprocalRank([false, true, true]));
        Assert.Equal(0, RankMeasures.ReciprocalRank([false]));
    }

    [Fact]
    public void The_discounted_gain_is_measured_against_the_best_order()
    {
        Assert.Equal(1, RankMeasures.DiscountedGain([true, true, false], wanted: 2, depth: 10));
        Assert.Equal((1 / Math.Log2(3)) / (1 + 1 / Math.Log2(3)), RankMeasures.DiscountedGain([false, true], wanted: 2, depth: 10), 12);
        Assert.Equal(0, RankMeasures.DiscountedGain([false, true], wanted: 1, depth: 1));
    }
}
