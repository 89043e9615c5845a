using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds the passages and sentences that bear on a question.</summary>
public sealed class Retriever(IArticleIndex index, Glossary glossary, Lexicon lexicon)
{
    // Sections whose sentences are ranked. Below the share of the best score nothing was found to answer a question.
    private const int MostSections = 30;
    private const double SmallestShareOfBest = 0.1;

    // Whoever searches reads on: more sections, also for learning from the best what else to look for.
    private const int MostSearchedSections = 50;

    // Occurrences in a headline tell most; the lead says what an article is about.
    private static readonly FieldWeights Weights = new(Headline: 1.0, About: 0.5, Lead: 0.5, Body: 1.0);

    private readonly ConceptFinder concepts = new(glossary, lexicon);
    private readonly SentenceRanker ranker = new(lexicon, FeatureWeights.Ranking);

    public async Task<Evidence> RetrieveAsync(Question question, CancellationToken cancellationToken)
    {
        await using var snapshot = await index.OpenSnapshotAsync(cancellationToken);
        var parts = new List<Evidence>();
        foreach (var part in QuestionParts.Of(question, lexicon))
            parts.Add(await RetrieveAsync(part, snapshot, [], cancellationToken));
        return await RetrieveAsync(question, snapshot, parts, cancellationToken);
    }

    /// <summary>Ranks passages by their best sentence and their article: the best passage of each article first, then the further ones.</summary>
    public async Task<IReadOnlyList<PassageHit>> SearchAsync(string words, int limit, CancellationToken cancellationToken)
    {
        var question = new QuestionReader(glossary, lexicon).Read(words, []);
        await using var snapshot = await index.OpenSnapshotAsync(cancellationToken);
        var found = await concepts.FindAsync(question, snapshot, cancellationToken);
        var sections = await MatchAsync(found, snapshot, Math.Max(limit, MostSearchedSections), smallestShare: 0, cancellationToken);
        var sentences = ranker.Rank(question, found, sections);
        var articles = await new ArticleRanker(Lexicon.For(question.Language)).ScoreAsync(found, sentences, snapshot, cancellationToken);
        var passages = sentences
            .Select(hit => (Hit: hit, Score: hit.Score + articles[hit.Article.Id].Total))
            .OrderByDescending(scored => scored.Score)
            .DistinctBy(scored => (scored.Hit.Article.Id, scored.Hit.Passage.Ordinal))
            .ToList();
        var bestOfEach = passages.DistinctBy(scored => scored.Hit.Article.Id).ToList();
        return
        [
            .. bestOfEach.Concat(passages.Except(bestOfEach))
                .Take(limit)
                .Select((scored, i) => new PassageHit(
                    i + 1, scored.Score, scored.Hit.Article, scored.Hit.Passage, Explain(scored.Hit, articles[scored.Hit.Article.Id]))),
        ];
    }

    private static Explanation Explain(SentenceHit hit, ArticleScore article)
    {
        var sentence = FeatureWeights.Ranking.Explain(hit.Features);
        return sentence with { Parts = [.. sentence.Parts, new ScorePart("WholeArticle", article.Own), new ScorePart("Feedback", article.Feedback)] };
    }

    private async Task<Evidence> RetrieveAsync(
        Question question, IIndexSnapshot snapshot, IReadOnlyList<Evidence> parts, CancellationToken cancellationToken)
    {
        var found = await concepts.FindAsync(question, snapshot, cancellationToken);
        var sections = await MatchAsync(found, snapshot, MostSections, SmallestShareOfBest, cancellationToken);
        var articles = sections.Select(section => section.Content.Article).DistinctBy(article => article.Id);
        return new Evidence(question, found, ranker.Rank(question, found, sections), [.. articles], parts);
    }

    private static async Task<IReadOnlyList<(SectionContent Content, double Score)>> MatchAsync(
        IReadOnlyList<Concept> concepts, IIndexSnapshot snapshot, int limit, double smallestShare, CancellationToken cancellationToken)
    {
        if (MatchQuery.For(concepts) is not { } match)
            return [];
        var matches = await snapshot.MatchAsync(match, Weights, limit, cancellationToken);
        var worthReading = matches.Where(hit => hit.Score >= matches[0].Score * smallestShare).ToList();
        var contents = await snapshot.ReadAsync([.. worthReading.Select(hit => hit.Section)], cancellationToken);
        return [.. contents.Zip(worthReading, (content, hit) => (content, hit.Score))];
    }
}
