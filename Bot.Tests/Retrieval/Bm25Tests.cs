using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

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
    public void Every_further_occurrence_adds_less()
    {
        var scores = new[]
        {
            Score("Boats lay beside many other small things."),
            Score("Boats lay beside boats other small things."),
            Score("Boats lay beside boats other boats things."),
        };

        Assert.True(scores[1] > scores[0]);
        Assert.True(scores[2] > scores[1]);
        Assert.True(scores[2] - scores[1] < scores[1] - scores[0]);
    }

    [Fact]
    public void The_same_words_tell_less_of_a_longer_article() =>
        Assert.True(Score("Boats lay there.") > Score("Boats lay there beside nets and ropes and crates and barrels and sails."));

    [Fact]
    public void What_only_the_headline_says_counts_more_than_one_word_of_the_text() =>
        Assert.True(Score("They lay there.", "Boats") > Score("Boats lay there."));

    [Fact]
    public void Is_0_without_the_term_and_a_number_without_any_text()
    {
        Assert.Equal(0, Score("They lay there."));
        Assert.True(double.IsFinite(new Bm25(1, meanLength: 0).Score(new ArticleText("Boats", []), "boat", 1)));
    }

    private static double Score(string sentence, string headline = "")
    {
        var draft = Drafts.Article("a", sentence, headline);
        return Bm25.Score(new ArticleText(headline, [Hits.Of(draft, sentence)]), "boat", 5);
    }
}
