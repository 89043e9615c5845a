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
    // What an article could score at most, on the scale of the sentences, whose own scores go up to about 20.
    private const double ArticleWeight = 12;

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

        // Against the most that could be said, not the most that is: so a poor search has low scores.
        var most = concepts.Sum(concept => BestOf(concept, term => bm25.Most(frequencies.GetValueOrDefault(term))));
        var unit = most > 0 ? ArticleWeight / most : 0;
        var own = texts.ConvertAll(article => concepts.Sum(concept => BestOf(concept, term => bm25.Score(article.Text, term, frequencies.GetValueOrDefault(term)))));
        var ranked = texts.Zip(own, (article, score) => (article.Text, Score: article.Best + unit * score)).OrderByDescending(pair => pair.Score).ToList();
        var feedback = await new Feedback(lexicon, bm25).ReadAsync(ranked, articles, snapshot, cancellationToken);
        // What the best articles say counts as much as what was asked for, term for term, as is usual for a relevance model.
        var terms = concepts.Where(concept => concept.Variants.Count > 0).Sum(concept => concept.Variants[0].Terms.Count);
        return texts.Zip(own).ToDictionary(
            pair => pair.First.Id,
            pair => new ArticleScore(
                unit * pair.Second,
                unit * terms * feedback.Sum(term => term.Weight * bm25.Score(pair.First.Text, term.Term, term.Frequency))));
    }

    /// <summary>The score of the best way to say a concept.</summary>
    private static double BestOf(Concept concept, Func<string, double> scoreOf) =>
        concept.Variants.Select(variant => variant.Quality * variant.Terms.Sum(scoreOf)).DefaultIfEmpty().Max();

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
