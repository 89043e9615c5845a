namespace Bot.Core.Retrieval;

/// <summary>A passage that is near in meaning to a text.</summary>
/// <param name="Passage">As in the index.</param>
/// <param name="Similarity">The cosine of the angle between the two, at most 1.</param>
public readonly record struct NearPassage(long Passage, float Similarity);

/// <summary>The passages nearest in meaning to a text, best first; none where that cannot be told just now. Some may have left the index.</summary>
public delegate Task<IReadOnlyList<NearPassage>> FindNearPassages(string text, int limit, CancellationToken cancellationToken);
