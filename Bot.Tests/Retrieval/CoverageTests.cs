using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Tests.Retrieval;

public sealed class CoverageTests
{
    private static readonly Concept[] Concepts = [Concept("fire", 1, 3), Concept("station", 0.5, 9), Concept("crane", 0.5, 0)];

    [Fact]
    public void Is_the_weighted_share_of_what_is_said()
    {
        Assert.Equal(0.5, Coverage.Of(Concepts, [1, 0, 0], _ => true));
        Assert.Equal(0.65, Coverage.Of(Concepts, [0.8, 1, 0], _ => true), precision: 9);
        Assert.Equal(1, Coverage.Of(Concepts, [0, 1, 0], concept => concept.Surface == "station"));
    }

    [Fact]
    public void Is_whole_where_nothing_is_asked_for() => Assert.Equal(1, Coverage.Of(Concepts, [0, 0, 0], concept => concept.IsName));

    [Fact]
    public void The_rarest_is_the_heaviest_that_the_store_knows()
    {
        Assert.Equal(0.8, Coverage.OfRarest(Concepts, [0.8, 0.3, 1]));
        Assert.Equal(0, Coverage.OfRarest([Concepts[2]], [1]));
    }

    [Theory]
    [InlineData("fire station", 1)]
    [InlineData("the fire station burned", 1)]
    [InlineData("fire at the station", 0.5)]
    [InlineData("fire", 0)]
    [InlineData("nothing of it", 0)]
    public void Proximity_is_the_share_of_the_words_between_that_belong_to_a_concept(string text, double proximity) =>
        Assert.Equal(proximity, Coverage.Proximity(Match(text)), precision: 9);

    [Theory]
    [InlineData("fire station crane", 1)]
    [InlineData("the fire of a station", 0.5)]
    [InlineData("station fire", 0)]
    [InlineData("fire, as we all know by now, station", 0)]
    public void Word_order_counts_neighbours_that_stay_close_in_the_same_order(string text, double order) =>
        Assert.Equal(order, Coverage.WordOrder(Match(text)));

    [Fact]
    public void A_concept_is_matched_where_it_is_said_best()
    {
        var concept = Concept("blaze", 1, 1) with { Variants = [new Variant(["blaze"], 1), new Variant(["fire"], 0.8), new Variant(["great", "fire"], 0.9)] };
        var matcher = new ConceptMatcher([concept]);

        Assert.Equal(new ConceptMatch(1, 3, 1), matcher.Match(Analyzer.Analyze("the great fire blaze"))[0]);
        Assert.Equal(new ConceptMatch(0.9, 2, 2), matcher.Match(Analyzer.Analyze("fire, a great fire"))[0]);
        Assert.Equal(ConceptMatch.None, matcher.Match(Analyzer.Analyze("the great"))[0]);
    }

    private static ConceptMatch[] Match(string text) => new ConceptMatcher(Concepts).Match(Analyzer.Analyze(text));

    private static Concept Concept(string word, double weight, int articles) => new(
        word, [new Variant([Analyzer.Analyze(word)[0].Term], 1)], weight, articles, IsName: false, IsNumber: false, Subject: null, IsCarried: false);
}
