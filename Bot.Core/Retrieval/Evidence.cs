using Bot.Core.Articles;

namespace Bot.Core.Retrieval;

/// <summary>What the store holds on one question, ranked.</summary>
/// <param name="Concepts">What the question speaks of.</param>
/// <param name="Sentences">Best first.</param>
/// <param name="Articles">The articles that match, best first.</param>
/// <param name="Parts">For a question that lists several things (an order of events, a comparison): the evidence on each.</param>
public sealed record Evidence(
    Question Question,
    IReadOnlyList<Concept> Concepts,
    IReadOnlyList<SentenceHit> Sentences,
    IReadOnlyList<ArticleSummary> Articles,
    IReadOnlyList<Evidence> Parts);
