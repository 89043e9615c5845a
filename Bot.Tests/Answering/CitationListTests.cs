using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed class CitationListTests
{
    private static readonly ArticleDraft Long = Drafts.Article("long", string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"Paragraph {i}: the board met and talked about the ferry for a while.")));

    [Fact]
    public async Task Articles_are_numbered_from_1_in_the_order_in_which_they_are_cited()
    {
        await using var asked = await AskedStore.WaterAsync();
        var list = new CitationList();

        Assert.Equal([1], list.Cite([Hits.Of(Draft(WaterStory.FirePost), "12 workers")]));
        Assert.Equal([2], list.Cite([Hits.Of(Draft(WaterStory.FireRadio), "15 workers")]));
        Assert.Equal([1], list.Cite([Hits.Of(Draft(WaterStory.FirePost), "pumps were back")]));
        Assert.Equal([3, 2], list.Cite([Hits.Of(Draft(WaterStory.Gift), "$25,000"), Hits.Of(Draft(WaterStory.FireRadio), "Nobody")]));

        var citations = await list.ReadAsync(asked.Store, CancellationToken.None);
        Assert.Equal([1, 2, 3], citations.Select(citation => citation.Number));
        Assert.Equal([WaterStory.FirePost, WaterStory.FireRadio, WaterStory.Gift], citations.Select(citation => citation.Article.Value));
    }

    [Fact]
    public void A_statement_that_rests_on_one_article_twice_has_its_number_once() =>
        Assert.Equal([1], new CitationList().Cite([Hits.Of(Draft(WaterStory.Letter), "signed"), Hits.Of(Draft(WaterStory.Letter), "did not answer")]));

    [Fact]
    public async Task A_citation_of_several_passages_is_the_stored_text_from_the_first_to_the_last()
    {
        await using var asked = await AskedStore.WaterAsync();
        var list = new CitationList();
        var draft = Draft(WaterStory.Letter);
        list.Cite([Hits.Of(draft, "did not answer")]);
        list.Cite([Hits.Of(draft, "Eleven members")]);

        var citation = Assert.Single(await list.ReadAsync(asked.Store, CancellationToken.None));

        Assert.Equal(citation.Span.Of(draft.Text), citation.Passage);
        Assert.StartsWith("Eleven members", citation.Passage, StringComparison.Ordinal);
        Assert.EndsWith("on Monday.", citation.Passage, StringComparison.Ordinal);
        Assert.Contains("\n\n", citation.Passage, StringComparison.Ordinal);
        Assert.Equal(draft.Provenance, citation.Provenance);
    }

    [Fact]
    public async Task What_stands_too_far_from_the_cited_passage_is_not_cited()
    {
        await using var asked = await AskedStore.CreateAsync(Bot.Core.Retrieval.Glossary.Empty, Long);
        var list = new CitationList();

        Assert.Equal([1], list.Cite([Hits.Of(Long, "Paragraph 2:")]));
        Assert.Empty(list.Cite([Hits.Of(Long, "Paragraph 59:")]));
        Assert.Equal([1], list.Cite([Hits.Of(Long, "Paragraph 9:")]));

        var citation = Assert.Single(await list.ReadAsync(asked.Store, CancellationToken.None));
        Assert.Equal(citation.Span.Of(Long.Text), citation.Passage);
        Assert.InRange(citation.Passage.Length, 1, 2_000);
    }

    [Fact]
    public async Task A_statement_that_is_not_cited_leaves_no_citation_behind()
    {
        await using var asked = await AskedStore.WaterAsync();
        await asked.IngestAsync(Long);
        var list = new CitationList();
        list.Cite([Hits.Of(Long, "Paragraph 2:")]);

        Assert.Empty(list.Cite([Hits.Of(Draft(WaterStory.Gift), "$25,000"), Hits.Of(Long, "Paragraph 59:")]));

        Assert.Single(await list.ReadAsync(asked.Store, CancellationToken.None));
        Assert.Equal([2], list.Cite([Hits.Of(Draft(WaterStory.FirePost), "12 workers")]));
    }

    private static ArticleDraft Draft(string id) => WaterStory.Drafts.Single(draft => draft.Id.Value == id);
}
