using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class ConceptFinderTests
{
    [Fact]
    public async Task A_word_is_found_under_its_synonyms_at_a_discount()
    {
        var concept = await OneAsync("Tell me about the blaze", "blaze");

        Assert.Equal(["blaze", "fire"], Variants(concept).Order());
        Assert.Equal(1, QualityOf(concept, "blaze"));
        Assert.InRange(QualityOf(concept, "fire"), 0.5, 0.99);
        Assert.False(concept.IsName);
    }

    [Fact]
    public async Task Ways_to_say_it_that_the_store_does_not_have_are_left_out() =>
        Assert.Equal(["prison"], Variants(await OneAsync("Who went to jail?", "jail")));

    [Fact]
    public async Task The_longest_entry_of_the_glossary_is_one_concept()
    {
        var concepts = await ConceptsAsync("Did the water commissioner step down?");

        Assert.Equal(["the water commissioner", "step down"], concepts.Select(concept => concept.Surface));
        Assert.Equal([true, false], concepts.Select(concept => concept.IsName));
        Assert.Contains("varga", Variants(concepts[0]));
        Assert.Contains("resign", Variants(concepts[1]));
    }

    [Fact]
    public async Task A_full_name_may_be_said_by_its_last_word()
    {
        var concept = await OneAsync("When was Harlan Voss sentenced?", "harlan voss");

        Assert.True(concept.IsName);
        Assert.Equal(["harlan voss", "voss"], Variants(concept));
        Assert.True(QualityOf(concept, "voss") < 1);
    }

    [Fact]
    public async Task A_name_that_the_store_never_heard_of_is_kept_with_full_weight()
    {
        var concept = await OneAsync("What did Zebulon Crake say about the tests?", "zebulon crake");

        Assert.True(concept.IsName);
        Assert.Equal(0, concept.Articles);
        Assert.Equal(1, concept.Weight);
        Assert.Empty(concept.Variants);
    }

    [Fact]
    public async Task A_word_that_the_store_does_not_have_weighs_less_than_a_rare_one()
    {
        var concepts = await ConceptsAsync("Was the helicopter near the courthouse?");

        Assert.True(concepts.Single(concept => concept.Surface == "helicopter").Weight < concepts.Single(concept => concept.Surface == "courthouse").Weight);
    }

    [Fact]
    public async Task A_rare_word_weighs_more_than_one_that_every_article_has()
    {
        var concepts = await ConceptsAsync("water filings");

        Assert.True(concepts[1].Weight > concepts[0].Weight);
        Assert.True(concepts[0].Articles > concepts[1].Articles);
    }

    [Fact]
    public async Task A_misspelt_word_is_found_under_the_one_that_was_meant()
    {
        var concept = await OneAsync("the contrctor", "contrctor");

        Assert.Equal(["contractor"], Variants(concept));
        Assert.True(QualityOf(concept, "contractor") < 1);
    }

    [Fact]
    public async Task Concepts_of_an_earlier_question_are_carried_and_weigh_less()
    {
        var alone = await OneAsync("Harlan Voss pleaded guilty", "guilty");
        var concepts = await ConceptsAsync("When was that?", "Did inspector Harlan Voss plead guilty in a courthouse?");
        var carried = concepts.Single(concept => concept.Surface == "guilty");

        Assert.True(carried.IsCarried);
        Assert.False(alone.IsCarried);
        Assert.True(carried.Weight < alone.Weight);
    }

    [Fact]
    public async Task What_is_asked_again_is_not_carried_as_well()
    {
        var concepts = await ConceptsAsync("Where is Voss?", "When was Voss sentenced?");

        Assert.False(concepts.Single(concept => concept.Surface == "voss").IsCarried);
    }

    [Fact]
    public async Task A_question_that_asks_when_somebody_did_something_names_the_deed_and_who_did_it()
    {
        var concepts = await ConceptsAsync("When did Varga publicly resign?");

        Assert.Equal("resign", concepts.Single(concept => concept.Subject is not null).Surface);
        Assert.Equal("varga", concepts[concepts.Single(concept => concept.Subject is not null).Subject!.Value].Surface);
    }

    [Theory]
    [InlineData("Who called on Varga to resign?")]
    [InlineData("Varga resign")]
    public async Task Other_questions_take_no_deed_for_granted(string text) =>
        Assert.All(await ConceptsAsync(text), concept => Assert.Null(concept.Subject));

    [Fact]
    public async Task Numbers_are_known_as_such() => Assert.True((await OneAsync("the 37 tests", "37")).IsNumber);

    [Fact]
    public async Task Stop_words_count_only_when_there_is_nothing_else()
    {
        Assert.DoesNotContain(await ConceptsAsync("who was at the courthouse"), concept => concept.Surface is "who" or "was" or "the");
        Assert.NotEmpty(await ConceptsAsync("who are they"));
    }

    private static async Task<IReadOnlyList<Concept>> ConceptsAsync(string text, params string[] history)
    {
        await using var asked = await AskedStore.WaterAsync();
        return await asked.ConceptsAsync(text, history);
    }

    private static async Task<Concept> OneAsync(string text, string surface) =>
        (await ConceptsAsync(text)).Single(concept => concept.Surface == surface);

    private static IEnumerable<string> Variants(Concept concept) => concept.Variants.Select(variant => string.Join(' ', variant.Terms));

    private static double QualityOf(Concept concept, string terms) =>
        concept.Variants.Single(variant => string.Join(' ', variant.Terms) == terms).Quality;
}
