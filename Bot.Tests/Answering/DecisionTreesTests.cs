using Bot.Core.Answering;

namespace Bot.Tests.Answering;

public sealed class DecisionTreesTests
{
    private static readonly string[] Features = ["Warm", "Wet"];

    [Theory]
    [InlineData(0.5, 0, 1)] // up to the threshold
    [InlineData(0.6, 0.25, 2)]
    [InlineData(0.6, 0.3, 4)]
    public void A_value_up_to_the_threshold_goes_to_the_first_tree(double warm, double wet, double sum) =>
        Assert.Equal(sum, new DecisionTrees(["Warm 0.5 = 1 Wet 0.25 = 2 = 4"], Features).Sum([warm, wet]));

    [Fact]
    public void Trees_add_up() =>
        Assert.Equal(-1.5, new DecisionTrees(["Wet 0.5 = 1 = 2", "= 0.5", "Warm 0.5 Wet 0.5 = -3 = 0 = 7"], Features).Sum([0, 0]));

    [Theory]
    [InlineData("Warm 0.5 = 1 = 2 = 3")]
    [InlineData("Warm warm = 1 = 2")]
    public void A_broken_line_is_no_tree(string line) => Assert.Throws<FormatException>(() => new DecisionTrees([line], Features));

    [Fact]
    public void A_tree_asks_only_for_features_that_there_are() =>
        Assert.Throws<KeyNotFoundException>(() => new DecisionTrees(["Windy 0.5 = 1 = 2"], Features));
}
