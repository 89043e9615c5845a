namespace Bot.Core.Retrieval;

/// <summary>What the index is asked for a question.</summary>
public static class MatchQuery
{
    // BM25 costs time for every row that matches, so the commonest concepts are left out while the rest can find the articles.
    private const int RowBudget = 4_000;
    private const int FewestConcepts = 2;

    /// <summary>An FTS5 expression that finds any of the concepts; null when the store has none of them.</summary>
    public static string? For(IReadOnlyList<Concept> concepts)
    {
        var telling = concepts.Where(concept => concept.Variants.Count > 0).OrderBy(concept => concept.Articles).ToList();
        var rows = telling.Sum(concept => concept.Articles);
        while (telling.Count > FewestConcepts && rows > RowBudget)
        {
            rows -= telling[^1].Articles;
            telling.RemoveAt(telling.Count - 1);
        }

        // The parts of a name find articles that give it otherwise; whether they mean the same one is for the ranking to tell.
        var phrases = telling
            .SelectMany(concept => concept.Variants.Select(variant => variant.Terms).Concat(Parts(concept)))
            .Select(Phrase)
            .Distinct();
        var expression = string.Join(" OR ", phrases);
        return expression.Length == 0 ? null : expression;
    }

    private static IEnumerable<IReadOnlyList<string>> Parts(Concept concept) =>
        concept is { IsName: true, Variants: [{ Terms.Count: > 1 } own, ..] } ? own.Terms.Select(IReadOnlyList<string> (term) => [term]) : [];

    // Terms are letters, digits and stops only; the quotation marks keep FTS5 from reading one as an operator.
    private static string Phrase(IReadOnlyList<string> terms) => $"\"{string.Join(' ', terms)}\"";
}
