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
        var texts = sentences.GroupBy(sentence => sentence.Article.Id).Select(Read).ToList();
        var articles = await snapshot.CountArticlesAsync(cancellationToken);
        var bm25 = new Bm25(articles, texts.Average(article => article.Text.Length));
        var terms = concepts.SelectMany(concept => concept.Variants).SelectMany(variant => variant.Terms).ToHashSet();
        var frequencies = await snapshot.FrequenciesAsync(terms, cancellationToken);

        // Against the most that could be said, not the most that is: so a poor search has low scores.
        var most = concepts.Sum(concept => BestOf(concept, term => bm25.Most(frequencies.GetValueOrDefault(term))));
        var unit = most > 0 ? ArticleWeight / most : 0;
        var own = texts.ConvertAll(article => unit * Own(concepts, article.Text.Count(terms), article.Text.Length, bm25, frequencies));
        var ranked = texts.Zip(own, (article, score) => (article.Text, Score: article.BestSentence + score)).OrderByDescending(pair => pair.Score).ToList();
        var feedback = await new Feedback(lexicon, bm25).ReadAsync(ranked, articles, snapshot, cancellationToken);
        // What the best articles say counts as much as what was asked for, term for term, as is usual for a relevance model.
        var share = unit * concepts.Where(concept => concept.Variants.Count > 0).Sum(concept => concept.Variants[0].Terms.Count);
        var feedbackTerms = feedback.Select(term => term.Term).ToHashSet();
        return texts.Zip(own).ToDictionary(
            pair => pair.First.Id,
            pair => new ArticleScore(pair.Second, share * OfFeedback(feedback, pair.First.Text.Count(feedbackTerms), pair.First.Text.Length, bm25)));
    }

    private static ReadArticle Read(IGrouping<ArticleId, SentenceHit> sentences)
    {
        var best = sentences.First();
        var text = new ArticleText(Analyzer.Analyze(best.Article.Provenance.Headline), [.. sentences.Select(sentence => sentence.Tokens)]);
        return new ReadArticle(sentences.Key, text, best.Score);
    }

    private static double Own(
        IReadOnlyList<Concept> concepts, IReadOnlyDictionary<string, int> counts, int length, Bm25 bm25, IReadOnlyDictionary<string, int> frequencies) =>
        concepts.Sum(concept => BestOf(concept, term => bm25.Score(counts.GetValueOrDefault(term), length, frequencies.GetValueOrDefault(term))));

    private static double OfFeedback(IReadOnlyList<FeedbackTerm> feedback, IReadOnlyDictionary<string, int> counts, int length, Bm25 bm25) =>
        feedback.Sum(term => term.Weight * bm25.Score(counts.GetValueOrDefault(term.Term), length, term.Frequency));

    /// <summary>The score of the best way to say a concept.</summary>
    private static double BestOf(Concept concept, Func<string, double> scoreOf) =>
        concept.Variants.Select(variant => variant.Quality * variant.Terms.Sum(scoreOf)).DefaultIfEmpty().Max();

    private sealed record ReadArticle(ArticleId Id, ArticleText Text, double BestSentence);
}

/// <summary>How well an article as a whole fits a search.</summary>
/// <param name="Own">By the words of the search.</param>
/// <param name="Feedback">By the words that the best articles use.</param>
public readonly record struct ArticleScore(double Own, double Feedback)
{
    public double Total => Own + Feedback;
}
