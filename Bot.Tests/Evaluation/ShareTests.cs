using Bot.Core.Evaluation;

namespace Bot.Tests.Evaluation;

public sealed class ShareTests
{
    [Fact]
    public void An_interval_holds_the_share_and_is_the_same_every_time()
    {
        var counts = Enumerable.Range(0, 40).Select(i => (i % 4 == 0 ? 0 : 1, 1)).ToList();

        var interval = Bootstrap.Of(counts);

        Assert.NotNull(interval);
        Assert.InRange(interval.Low, 0.55, 0.70);
        Assert.InRange(interval.High, 0.80, 0.95);
        Assert.Equal(interval, Bootstrap.Of(counts));
    }

    [Fact]
    public void More_questions_make_the_interval_narrower()
    {
        var few = Bootstrap.Of([.. Enumerable.Range(0, 20).Select(i => (i % 2, 1))]);
        var many = Bootstrap.Of([.. Enumerable.Range(0, 500).Select(i => (i % 2, 1))]);

        Assert.True(many!.High - many.Low < few!.High - few.Low);
    }

    [Fact]
    public void What_always_counts_leaves_nothing_to_chance() =>
        Assert.Equal(new Interval(1, 1), Bootstrap.Of([(1, 1), (0, 0), (2, 2)]));

    [Fact]
    public void Of_nothing_there_is_no_interval()
    {
        Assert.Null(Bootstrap.Of([]));
        Assert.Null(Bootstrap.Of([(0, 0)]));
    }

    [Fact]
    public void Questions_to_answer_and_questions_to_decline_are_told_apart()
    {
        var shares = Share.MainOf(
        [
            Cases.Judge(Cases.Question(accept: "Renn"), Cases.Answer("Renn.")),
            Cases.Judge(Cases.Question(accept: "Renn"), Cases.Abstention()),
            Cases.Judge(Cases.Question("unanswerable", answer: null), Cases.Answer("Renn.")),
        ]).ToDictionary(share => share.Name);

        Assert.Equal(1.0 / 3, shares["correct"].Value);
        Assert.Equal((0.5, 2), (shares["correct of the answerable"].Value, shares["correct of the answerable"].Questions));
        Assert.Equal(0.5, shares["declined of the answerable"].Value);
        Assert.Equal((1, 1), (shares["answered of those to decline"].Value, shares["answered of those to decline"].Questions));
        Assert.Null(shares["span shown"].Value);
    }
}
