using Bot.Core.Articles;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class RetrieverTests
{
    [Theory]
    [InlineData("Who went to jail?", WaterStory.Sentence)] // a synonym
    [InlineData("the contractor's donation", WaterStory.Gift)]
    [InlineData("false reports by the inspctor", WaterStory.Sentence)] // a misspelling
    [InlineData("contracter", WaterStory.Gift)]
    [InlineData("What about Calloway?", WaterStory.Sentence)] // a family name
    [InlineData("What did Oskar Dunn sign?", WaterStory.Letter)]
    [InlineData("Lucan Brandt's plans", WaterStory.Mayor)]
    public async Task Finds_the_article_that_speaks_of_it(string text, string article)
    {
        await using var asked = await AskedStore.WaterAsync();

        Assert.Equal(article, (await asked.EvidenceAsync(text)).Articles[0].Id.Value);
        Assert.Equal(article, (await asked.SearchAsync(text))[0].Article.Id.Value);
    }

    [Fact]
    public async Task Finds_nothing_for_what_the_store_does_not_have()
    {
        await using var asked = await AskedStore.WaterAsync();

        var evidence = await asked.EvidenceAsync("helicopter zebra");

        Assert.Empty(evidence.Sentences);
        Assert.Empty(evidence.Articles);
        Assert.Empty(await asked.SearchAsync("helicopter zebra"));
        Assert.Empty(await asked.SearchAsync("🙂"));
    }

    [Fact]
    public async Task The_explanation_adds_up_to_the_score()
    {
        await using var asked = await AskedStore.WaterAsync();

        var hits = await asked.SearchAsync("Who called on Varga to resign over the tests?");

        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.Equal(hit.Score, hit.Explanation.Parts.Sum(part => part.Value), precision: 9));
        Assert.All(hits, hit => Assert.Equal(hit.Explanation.Parts.Count, hit.Explanation.Parts.DistinctBy(part => part.Name).Count()));
    }

    [Fact]
    public async Task Ranks_the_best_passage_of_each_article_before_its_further_ones()
    {
        await using var asked = await AskedStore.WaterAsync();

        var hits = await asked.SearchAsync("Varga Voss letter tests fire", limit: 100);
        var articles = hits.Select(hit => hit.Article.Id).ToList();
        var different = articles.Distinct().Count();

        Assert.True(different < hits.Count);
        Assert.Equal(different, articles.Take(different).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, hits.Count), hits.Select(hit => hit.Rank));
        Assert.All([hits.Take(different), hits.Skip(different)], part => Assert.Equal(part.OrderByDescending(hit => hit.Score), part));
    }

    [Fact]
    public async Task An_article_on_the_matter_of_the_best_one_comes_before_one_that_only_says_a_word_of_the_search()
    {
        await using var asked = await DredgeStory.CreateAsync();

        var hits = await asked.SearchAsync("harbour dredging");

        Assert.Equal([DredgeStory.Plan, DredgeStory.Barges, DredgeStory.Files], hits.Select(hit => hit.Article.Id.Value).Distinct());
        Assert.True(Part(hits[2], "WholeArticle") > Part(hits[1], "WholeArticle"));
        Assert.True(Part(hits[1], "Feedback") > Part(hits[2], "Feedback"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Shows_no_more_hits_than_asked_for(int limit)
    {
        await using var asked = await AskedStore.WaterAsync();

        Assert.Equal(limit, (await asked.SearchAsync("water tests", limit)).Count);
    }

    [Fact]
    public async Task Every_passage_stands_in_the_stored_text_as_it_says()
    {
        await using var asked = await AskedStore.WaterAsync();

        foreach (var hit in await asked.SearchAsync("Varga Voss letter tests fire", limit: 100))
            Assert.Equal(hit.Passage.Text, hit.Passage.Span.Of(await asked.Store.ReadRevisionAsync(hit.Article.Id, hit.Article.Revision, CancellationToken.None)));
    }

    [Fact]
    public async Task The_same_question_gives_the_same_order()
    {
        await using var asked = await AskedStore.WaterAsync();
        await using var other = await AskedStore.WaterAsync();
        const string Text = "What happened at the Eastgate pump station?";

        var first = (await asked.EvidenceAsync(Text)).Sentences.Select(hit => (hit.Article.Id, hit.Span, hit.Score)).ToList();

        Assert.Equal(first, (await asked.EvidenceAsync(Text)).Sentences.Select(hit => (hit.Article.Id, hit.Span, hit.Score)));
        Assert.Equal(first, (await other.EvidenceAsync(Text)).Sentences.Select(hit => (hit.Article.Id, hit.Span, hit.Score)));
    }

    [Fact]
    public async Task Sentences_come_best_first_with_every_feature_between_0_and_1()
    {
        await using var asked = await AskedStore.WaterAsync();
        string[] texts =
        [
            "Who called on Varga to resign?", "How long is Voss in prison?", "how much did hollis give", "Do the outlets agree on the fire?",
            "When did Varga quit?", "Where did Voss plead guilty?", "What exactly did Nyland say?", "tests", "Why?",
        ];

        foreach (var text in texts)
        {
            var evidence = await asked.EvidenceAsync(text, "What did Nyland say about Varga?");
            Assert.Equal(evidence.Sentences.OrderByDescending(hit => hit.Score), evidence.Sentences);
            Assert.All(evidence.Sentences.SelectMany(hit => hit.Features.Values), value => Assert.InRange(value, 0, 1 + 1e-9));
        }
    }

    [Fact]
    public async Task A_question_that_lists_several_things_has_evidence_on_each()
    {
        await using var asked = await AskedStore.WaterAsync();

        var evidence = await asked.EvidenceAsync("Which came first: the letter to resign, the prison sentence or the fire?");

        Assert.Equal(
            [WaterStory.Letter, WaterStory.Sentence, WaterStory.FirePost],
            evidence.Parts.Select(part => part.Articles[0].Id.Value));
    }

    [Fact]
    public async Task An_article_that_left_the_index_is_found_no_more()
    {
        await using var asked = await AskedStore.WaterAsync();
        await asked.Store.UnindexAsync([new ArticleId(WaterStory.Sentence)], CancellationToken.None);

        Assert.DoesNotContain(await asked.SearchAsync("Harlan Voss prison"), hit => hit.Article.Id.Value == WaterStory.Sentence);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled()
    {
        await using var asked = await AskedStore.WaterAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.Retriever.RetrieveAsync(asked.Read("Who is Voss?"), new CancellationToken(canceled: true)));
    }

    private static double Part(PassageHit hit, string name) => hit.Explanation.Parts.Single(part => part.Name == name).Value;
}
