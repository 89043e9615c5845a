using Bot.Core.Language;

namespace Bot.Tests.Language;

public sealed class ThesaurusTests
{
    [Theory]
    [InlineData("lawyer", "attorney")] // synonyms
    [InlineData("begin", "commence")]
    [InlineData("lose", "loss")] // derived with another stem
    [InlineData("leave", "departure")]
    [InlineData("kill", "murder")] // a narrower word
    [InlineData("resign", "step down")] // a word and a phrase
    [InlineData("oust", "kick out")]
    public void Words_that_mean_about_the_same_are_related_both_ways(string word, string other)
    {
        Assert.InRange(Strength(word, other), 0.3, 1);
        Assert.InRange(Strength(other, word), 0.3, 1);
    }

    [Theory]
    [InlineData("win", "lose")] // opposites
    [InlineData("acquit", "convict")]
    [InlineData("lawyer", "ferry")]
    [InlineData("bank", "shore")] // a sense that the news seldom mean
    public void Other_words_are_not(string word, string other) => Assert.Equal(0, Strength(word, other));

    [Fact]
    public void Every_form_of_a_word_finds_the_same_relations() =>
        Assert.Equal(Related("resigned").Select(Text), Related("resigns").Select(Text));

    [Fact]
    public void The_nearest_come_first()
    {
        var strengths = Related("lawyer").Select(related => related.Strength).ToList();

        Assert.True(strengths.Count > 3);
        Assert.Equal(strengths.OrderDescending(), strengths);
        Assert.All(strengths, strength => Assert.InRange(strength, 0.3, 1));
    }

    [Fact]
    public void No_word_is_related_to_a_phrase_that_says_it_anyway() =>
        Assert.DoesNotContain(Related("prison"), related => related.Terms.Contains("prison"));

    [Fact]
    public void An_unknown_word_has_no_relations() => Assert.Empty(Thesaurus.English.Of("tollmerisch"));

    private static double Strength(string word, string other) =>
        Related(word).Where(related => Text(related) == Key(other)).Select(related => related.Strength).SingleOrDefault();

    private static IEnumerable<RelatedTerms> Related(string words) => Thesaurus.English.Of(Key(words));

    private static string Key(string words) => string.Join(' ', Analyzer.Analyze(words).Select(token => token.Term));

    private static string Text(RelatedTerms related) => string.Join(' ', related.Terms);
}
