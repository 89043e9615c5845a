using Bot.Core.Retrieval;

namespace Bot.Tests.Retrieval;

public sealed class Bm25Tests
{
    private static readonly Bm25 Bm25 = new(articles: 100, meanLength: 8);

    [Fact]
    public void A_rare_term_tells_more_than_a_common_one_and_one_in_every_article_still_a_little()
    {
        Assert.True(Bm25.Rarity(1) > Bm25.Rarity(20));
        Assert.True(Bm25.Rarity(20) > Bm25.Rarity(100));
        Assert.True(Bm25.Rarity(100) > 0);
    }

    [Fact]
    public void Every_further_occurrence_adds_less_and_none_goes_beyond_the_most()
    {
        var scores = new[] { 0, 1, 2, 3, 1000 }.Select(count => Bm25.Score(count, length: 8, frequency: 5)).ToList();

        Assert.Equal(0, scores[0]);
        Assert.True(scores[1] - scores[0] > scores[2] - scores[1]);
        Assert.True(scores[2] - scores[1] > scores[3] - scores[2]);
        Assert.True(scores[3] < scores[4]);
        Assert.InRange(scores[4], 0, Bm25.Most(5));
    }

    [Fact]
    public void The_same_words_tell_less_of_a_longer_article() => Assert.True(Bm25.Score(1, 4, 5) > Bm25.Score(1, 40, 5));

    [Fact]
    public void Is_a_number_where_no_article_has_any_text() =>
        Assert.True(double.IsFinite(new Bm25(articles: 1, meanLength: 0).Score(count: 1, length: 0, frequency: 1)));
}
