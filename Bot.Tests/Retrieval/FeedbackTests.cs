using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class FeedbackTests
{
    private static readonly Bm25 Bm25 = new(articles: 43, meanLength: 12);

    [Fact]
    public async Task Finds_the_words_that_the_best_articles_use_more_than_others()
    {
        var terms = await ReadAsync((DredgeStory.PlanDraft, 10), (DredgeStory.BargesDraft, 10));

        Assert.Equal("sludg", terms[0].Term);
        Assert.Equal(1, terms.Sum(term => term.Weight), precision: 9);
        Assert.Contains(terms, term => term.Term == "barg");
        // A stop word, a word of nearly every article, and one of a single article.
        Assert.DoesNotContain(terms, term => term.Term is "the" or "town" or "mai");
    }

    [Fact]
    public async Task An_article_that_answers_clearly_better_than_all_others_speaks_alone()
    {
        var alone = await ReadAsync((DredgeStory.PlanDraft, 20));

        var clear = await ReadAsync((DredgeStory.PlanDraft, 20), (DredgeStory.FilesDraft, 5));
        var even = await ReadAsync((DredgeStory.PlanDraft, 20), (DredgeStory.FilesDraft, 20));

        Assert.Equal(Rounded(alone), Rounded(clear));
        Assert.NotEqual(Rounded(alone), Rounded(even));
    }

    [Fact]
    public async Task Finds_nothing_in_articles_whose_words_all_others_have()
    {
        Assert.Empty(await ReadAsync((Drafts.Article("a", "People came early, 3 of them."), 10)));
        Assert.Empty(await ReadAsync());
    }

    private static async Task<IReadOnlyList<FeedbackTerm>> ReadAsync(params (ArticleDraft Draft, double Score)[] ranked)
    {
        await using var asked = await DredgeStory.CreateAsync();
        await using var snapshot = await asked.Store.OpenSnapshotAsync(CancellationToken.None);
        var texts = ranked.Select(article => (new ArticleText([], [Analyzer.Analyze(article.Draft.Text)]), article.Score)).ToList();
        return await new Feedback(Lexicon.English, Bm25).ReadAsync(texts, articles: 43, snapshot, CancellationToken.None);
    }

    private static List<(string, double)> Rounded(IReadOnlyList<FeedbackTerm> terms) =>
        [.. terms.Select(term => (term.Term, Math.Round(term.Weight, 6))).OrderBy(term => term.Term, StringComparer.Ordinal)];
}
