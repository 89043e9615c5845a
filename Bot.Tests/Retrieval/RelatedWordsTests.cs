using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class RelatedWordsTests
{
    [Theory]
    [InlineData("judge", "court", "ferry")]
    [InlineData("fire", "blaze", "salary")]
    [InlineData("prison", "jail", "water")]
    [InlineData("monday", "tuesday", "pump")]
    public void A_related_word_is_nearer_than_an_unrelated_one(string word, string related, string unrelated) =>
        Assert.True(UnitVector.Cosine(Vector(word), Vector(related)) > UnitVector.Cosine(Vector(word), Vector(unrelated)));

    [Fact]
    public void A_word_is_nearest_to_itself()
    {
        Assert.Equal(1, UnitVector.Cosine(Vector("judge"), Vector("judge")), precision: 3);
        Assert.InRange(UnitVector.Cosine(Vector("judge"), Vector("court")), -1, 0.99);
    }

    [Theory]
    [InlineData("tollmerisch")]
    [InlineData("")]
    [InlineData("Judge")] // words are known in lower case
    public void A_word_that_is_not_common_has_no_vector(string word) => Assert.Null(WordVectors.English.Of(word));

    [Fact]
    public void A_sentence_in_related_words_covers_a_concept_in_part()
    {
        var (same, _, best) = Compare("fire", "The fire spread.", said: 1);
        var (related, near, better) = Compare("fire", "The blaze spread.", said: 0);
        var (unrelated, far, worst) = Compare("fire", "The salary rose.", said: 0);

        Assert.Equal(1, same);
        Assert.InRange(related, 0.35, 0.99);
        Assert.True(unrelated < related);
        Assert.True(far < near);
        Assert.True(worst < better && better < best);
    }

    [Theory]
    [InlineData("began", "The work commenced in May.")]
    [InlineData("resign", "He stepped down in May.")] // a phrase
    [InlineData("departure", "He left in May.")] // derived
    public void A_sentence_in_words_of_the_thesaurus_covers_more_than_one_in_other_words(string word, string sentence) =>
        Assert.True(Compare(word, sentence, said: 0).Covered > Compare(word, "The salary rose in May.", said: 0).Covered + 0.3);

    [Fact]
    public void Names_have_no_related_words() => Assert.Equal((1, 0, 1), Compare("tollmerisch", "The fire spread.", said: 0, isName: true));

    [Fact]
    public void A_name_that_is_not_said_counts_where_no_word_has_related_words()
    {
        Assert.Equal((0, 0, 0), Compare("tollmerisch", "The fire spread.", said: 0, isName: true, language: "es"));
        Assert.Equal((1, 0, 1), Compare("tollmerisch", "The fire spread.", said: 1, isName: true, language: "es"));
    }

    private static (double Covered, double Topic, double Worst) Compare(
        string word, string sentence, double said, bool isName = false, string language = "en")
    {
        var concept = new Concept(word, [], 1, 1, isName, IsNumber: false, Subject: null, IsCarried: false);
        return new RelatedWords([concept], AskedStore.Lexicon, language).Compare(Analyzer.Analyze(sentence), [said]);
    }

    private static float[] Vector(string word) => WordVectors.English.Of(word) ?? throw new InvalidOperationException($"There is no vector for {word}.");
}
