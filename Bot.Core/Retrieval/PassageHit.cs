using Bot.Core.Articles;

namespace Bot.Core.Retrieval;

/// <summary>A passage that matches a question, with why.</summary>
/// <param name="Rank">Counted from 1.</param>
/// <param name="Score">Comparable within one search only; higher is better.</param>
public sealed record PassageHit(int Rank, double Score, ArticleSummary Article, Passage Passage, Explanation Explanation);

/// <summary>Why a passage scored as it did: the named parts of its score, which add up to it.</summary>
public sealed record Explanation(IReadOnlyList<ScorePart> Parts)
{
    public override string ToString() =>
        string.Join(", ", Parts.Select(part => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{part.Name} {part.Value:0.00}")));
}

public readonly record struct ScorePart(string Name, double Value);
