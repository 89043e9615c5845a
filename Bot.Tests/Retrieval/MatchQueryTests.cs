using Bot.Core.Articles;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Retrieval;

public sealed class MatchQueryTests
{
    private static readonly FieldWeights Weights = new(1, 1, 1, 1);

    private static readonly string[] Pieces =
        ["tests", "letter", "AND", "OR", "NOT", "NEAR(", ")", "\"", "*", "^", ":", "-", "+", "'", ".", "Varga", "18", "水", "\0", " "];

    [Theory]
    [InlineData("\"")]
    [InlineData("tests AND (")]
    [InlineData("NEAR(tests, 2")]
    [InlineData("headline: tests")]
    [InlineData("{headline body} : tests")]
    [InlineData("-tests ^tests tests*")]
    [InlineData("tests OR NOT AND")]
    [InlineData("not near or and")]
    [InlineData("\"\"\"tests\" OR \"")]
    [InlineData("'; DROP TABLE section_index; --")]
    [InlineData("tests\0letter")]
    [InlineData("tests\ud800letter \udc00")]
    [InlineData("té̂sts ½ ² Ⅷ 水质 水")]
    [InlineData("a.b.c U.S. 1.2.3 4,000,000 18th")]
    [InlineData("' ’ 's ''s n't")]
    public async Task Hostile_text_asks_the_index_a_valid_question(string text)
    {
        await using var asked = await AskedStore.WaterAsync();
        await MatchAsync(asked, text);
    }

    [Fact]
    public async Task Any_text_asks_the_index_a_valid_question()
    {
        await using var asked = await AskedStore.WaterAsync();
        var pieces = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);
        await Gen.OneOf(Gen.String, pieces.Array[0, 12].Select(string.Concat)).SampleAsync(text => MatchAsync(asked, text), iter: 500);
    }

    [Fact]
    public async Task A_page_of_different_words_that_the_store_has_is_a_valid_question()
    {
        var words = Enumerable.Range(0, 1_000).Select(i => $"w{i}x").ToList();
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", string.Join(". ", words.Select(word => $"The {word} sailed"))));

        Assert.NotEmpty(await MatchAsync(asked, string.Join(' ', words)));
    }

    [Fact]
    public void Asks_for_every_way_to_say_each_concept() =>
        Assert.Equal(
            "\"blaze\" OR \"fire\" OR \"harlan voss\" OR \"voss\"",
            MatchQuery.For([Concept(1, "blaze", "fire"), Concept(1, "harlan voss", "voss", "fire")]));

    [Fact]
    public void Asks_nothing_when_the_store_has_none_of_the_concepts() => Assert.Null(MatchQuery.For([Concept(0), Concept(0)]));

    [Fact]
    public void Leaves_out_the_commonest_concepts_when_too_many_articles_match() =>
        Assert.Equal("\"rare\" OR \"some\"", MatchQuery.For([Concept(9_000, "common"), Concept(2_000, "some"), Concept(3, "rare"), Concept(5_000, "usual")]));

    [Fact]
    public void Keeps_two_concepts_however_common_they_are() =>
        Assert.Equal("\"usual\" OR \"common\"", MatchQuery.For([Concept(90_000, "common"), Concept(50_000, "usual"), Concept(95_000, "commonest")]));

    private static Concept Concept(int articles, params string[] variants) =>
        new("x", [.. variants.Select(variant => new Variant(variant.Split(' '), 1))], 1, articles, IsName: false, IsNumber: false, Subject: null, IsCarried: false);

    private static async Task<IReadOnlyList<SectionMatch>> MatchAsync(AskedStore asked, string text)
    {
        var concepts = await asked.ConceptsAsync(text);
        if (MatchQuery.For(concepts) is not { } match)
            return [];
        await using var snapshot = await asked.Store.OpenSnapshotAsync(CancellationToken.None);
        return await snapshot.MatchAsync(match, Weights, 10, CancellationToken.None);
    }
}
