using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds the passages and sentences that bear on a question.</summary>
public sealed class Retriever(IArticleIndex index, Glossary glossary, Lexicon lexicon)
{
    // Sections whose sentences are ranked. Below the smallest share of the best score nothing was found to answer a
    // question; beyond the few best, where reading takes most of the time of an answer, little below the larger one.
    private const int MostSections = 30;
    private const int FewestSections = 10;
    private const double SmallestShare = 0.1;
    private const double ShareBeyondFewest = 0.25;

    // Whoever searches reads on: more sections, also for learning from the best what else to look for.
    private const int MostSearchedSections = 50;

    // So many of the passages nearest in meaning are read, whatever words they use.
    private const int MostNear = 20;

    // Occurrences in a headline tell most; the lead says what an article is about.
    private static readonly FieldWeights Weights = new(Headline: 1.0, About: 0.5, Lead: 0.5, Body: 1.0);

    private readonly ConceptFinder concepts = new(glossary, lexicon);
    private readonly SentenceRanker ranker = new(lexicon, FeatureWeights.Ranking);

    /// <summary>Finds passages by meaning too; null is by words alone.</summary>
    public FindNearPassages? Near { get; init; }

    public async Task<Evidence> RetrieveAsync(Question question, CancellationToken cancellationToken)
    {
        var near = await NearAsync(question, cancellationToken);
        await using var snapshot = await index.OpenSnapshotAsync(cancellationToken);
        var places = await PlacesAsync(near, snapshot, cancellationToken);
        var parts = new List<Evidence>();
        foreach (var part in QuestionParts.Of(question, lexicon))
            parts.Add(await RetrieveAsync(part, snapshot, [], [], cancellationToken));
        return await RetrieveAsync(question, snapshot, parts, places, cancellationToken);
    }

    /// <summary>Ranks passages by their best sentence and their article: the best passage of each article first, then the further ones.</summary>
    public async Task<IReadOnlyList<PassageHit>> SearchAsync(string words, int limit, CancellationToken cancellationToken)
    {
        var question = new QuestionReader(glossary, lexicon).Read(words, []);
        var near = await NearAsync(question, cancellationToken);
        await using var snapshot = await index.OpenSnapshotAsync(cancellationToken);
        var places = await PlacesAsync(near, snapshot, cancellationToken);
        var found = await concepts.FindAsync(question, snapshot, cancellationToken);
        var sections = await MatchAsync(found, snapshot, Math.Max(limit, MostSearchedSections), (_, _) => true, places, cancellationToken);
        var sentences = ranker.Rank(question, found, sections);
        var articles = await new ArticleRanker(Lexicon.For(question.Language)).ScoreAsync(found, sentences, snapshot, cancellationToken);
        var passages = sentences
            .Select(hit => (Hit: hit, Score: hit.Score + articles[hit.Article.Id].Total))
            .OrderByDescending(scored => scored.Score)
            .DistinctBy(scored => (scored.Hit.Article.Id, scored.Hit.Passage.Ordinal))
            .ToList();
        if (places.Count > 0)
            passages = Fused(passages, sections, places);
        var bestOfEach = passages.DistinctBy(scored => scored.Hit.Article.Id).ToList();
        return
        [
            .. bestOfEach.Concat(passages.Except(bestOfEach))
                .Take(limit)
                .Select((scored, i) => new PassageHit(
                    i + 1, scored.Score, scored.Hit.Article, scored.Hit.Passage, Explain(scored.Hit, articles[scored.Hit.Article.Id]))),
        ];
    }

    /// <summary>The passages by words and those by meaning in one order; the scores are then those of ranks.</summary>
    private static List<(SentenceHit Hit, double Score)> Fused(
        List<(SentenceHit Hit, double Score)> byWords, IReadOnlyList<(SectionContent Content, double Score)> sections, IReadOnlyList<PassagePlace> near)
    {
        var articles = sections.ToDictionary(section => section.Content.Section, section => section.Content.Article.Id);
        var byMeaning = near.Where(place => articles.ContainsKey(place.Section)).Select((place, rank) => ((articles[place.Section], place.Ordinal), rank)).ToDictionary();
        return [.. byWords
            .Select((scored, rank) => (scored.Hit, Score: RankFusion.Share(rank) + (byMeaning.TryGetValue((scored.Hit.Article.Id, scored.Hit.Passage.Ordinal), out var other) ? RankFusion.Share(other) : 0)))
            .OrderByDescending(scored => scored.Score)];
    }

    private static Explanation Explain(SentenceHit hit, ArticleScore article)
    {
        var sentence = FeatureWeights.Ranking.Explain(hit.Features);
        return sentence with { Parts = [.. sentence.Parts, new ScorePart("WholeArticle", article.Own), new ScorePart("Feedback", article.Feedback)] };
    }

    private async Task<Evidence> RetrieveAsync(
        Question question, IIndexSnapshot snapshot, IReadOnlyList<Evidence> parts, IReadOnlyList<PassagePlace> near, CancellationToken cancellationToken)
    {
        var found = await concepts.FindAsync(question, snapshot, cancellationToken);
        var sections = await MatchAsync(found, snapshot, MostSections, IsWorthReading, near, cancellationToken);
        var articles = sections.Select(section => section.Content.Article).DistinctBy(article => article.Id);
        return new Evidence(question, found, ranker.Rank(question, found, sections), [.. articles], parts);
    }

    private static bool IsWorthReading(int rank, double shareOfBest) => shareOfBest >= (rank < FewestSections ? SmallestShare : ShareBeyondFewest);

    private async Task<IReadOnlyList<NearPassage>> NearAsync(Question question, CancellationToken cancellationToken) =>
        Near is null ? [] : await Near(question.Resolved, MostNear, cancellationToken);

    private static async Task<IReadOnlyList<PassagePlace>> PlacesAsync(IReadOnlyList<NearPassage> near, IIndexSnapshot snapshot, CancellationToken cancellationToken) =>
        near.Count == 0 ? [] : await snapshot.PlacesAsync([.. near.Select(passage => passage.Passage)], cancellationToken);

    private static async Task<IReadOnlyList<(SectionContent Content, double Score)>> MatchAsync(
        IReadOnlyList<Concept> concepts, IIndexSnapshot snapshot, int limit, Func<int, double, bool> isWorthReading, IReadOnlyList<PassagePlace> near,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<SectionMatch> matches = MatchQuery.For(concepts) is { } match ? await snapshot.MatchAsync(match, Weights, limit, cancellationToken) : [];
        var scores = matches.Where((hit, rank) => isWorthReading(rank, hit.Score / matches[0].Score)).ToDictionary(hit => hit.Section, hit => hit.Score);
        IReadOnlyList<long> byWords = [.. matches.Select(hit => hit.Section).Where(scores.ContainsKey)];
        // What is near in meaning and says none of the words has as little for it, by its words, as anything that is read.
        var least = matches.Count > 0 ? SmallestShare * matches[0].Score : 1;
        var sections = near.Count == 0 ? byWords : [.. RankFusion.Of(byWords, [.. near.Select(place => place.Section).Distinct()]).Take(limit)];
        if (sections.Count == 0)
            return [];
        var contents = await snapshot.ReadAsync(sections, cancellationToken);
        return [.. contents.Select(content => (content, scores.GetValueOrDefault(content.Section, least)))];
    }
}
