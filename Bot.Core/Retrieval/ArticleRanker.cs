using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>
/// Scores the articles that a search has read as wholes. A question is answered by a sentence; whoever searches wants
/// articles on the matter, of which the best sentence is only one sign.
/// </summary>
/// <param name="lexicon">For the language of the search.</param>
public sealed class ArticleRanker(Lexicon lexicon)
{
    // A sentence's own score goes up to about 20: the whole article tells about as much as the best sentence where the words
    // are spread over articles, and less where one sentence has them all.
    private const double ArticleWeight = 8;

    // How much the searcher's words count against those of the feedback.
    private const double OwnShare = 0.6;

    /// <param name="sentences">All sentences read, best first.</param>
    public async Task<IReadOnlyDictionary<ArticleId, ArticleScore>> ScoreAsync(
        IReadOnlyList<Concept> concepts, IReadOnlyList<SentenceHit> sentences, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (sentences.Count == 0)
            return new Dictionary<ArticleId, ArticleScore>();
        var texts = sentences.GroupBy(sentence => sentence.Article.Id)
            .Select(group => (Id: group.Key, Best: group.First().Score, Text: new ArticleText(group.First().Article.Provenance.Headline, group)))
            .ToList();
        var articles = await snapshot.CountArticlesAsync(cancellationToken);
        var bm25 = new Bm25(articles, texts.Average(article => article.Text.Tokens.Count));
        var frequencies = await snapshot.FrequenciesAsync(TermsOf(concepts), cancellationToken);

        var own = texts.ConvertAll(article => concepts.Sum(concept => Score(concept, article.Text, bm25, frequencies)));
        var unit = own.Max() is > 0 and var most ? ArticleWeight / most : 0;
        var ranked = texts.Zip(own, (article, score) => (article.Text, Score: article.Best + unit * score)).OrderByDescending(pair => pair.Score).ToList();
        var feedback = await new Feedback(lexicon, bm25).ReadAsync(ranked, articles, snapshot, cancellationToken);
        var share = (1 - OwnShare) / OwnShare * concepts.Where(concept => concept.Variants.Count > 0).Sum(concept => concept.Variants[0].Terms.Count);
        return texts.Zip(own).ToDictionary(
            pair => pair.First.Id,
            pair => new ArticleScore(
                unit * pair.Second,
                unit * share * feedback.Sum(term => term.Weight * bm25.Score(pair.First.Text, term.Term, term.Frequency))));
    }

    /// <summary>The score of the best way in which the article says a concept.</summary>
    private static double Score(Concept concept, ArticleText text, Bm25 bm25, IReadOnlyDictionary<string, int> frequencies)
    {
        var best = 0.0;
        foreach (var variant in concept.Variants)
            best = Math.Max(best, variant.Quality * variant.Terms.Sum(term => bm25.Score(text, term, frequencies.GetValueOrDefault(term))));
        return best;
    }

    private static HashSet<string> TermsOf(IReadOnlyList<Concept> concepts) =>
        [.. concepts.SelectMany(concept => concept.Variants).SelectMany(variant => variant.Terms)];
}

/// <summary>How well an article as a whole fits a search.</summary>
/// <param name="Own">By the words of the search.</param>
/// <param name="Feedback">By the words that the best articles use.</param>
public readonly record struct ArticleScore(double Own, double Feedback)
{
    public double Total => Own + Feedback;
}
