namespace Bot.Core.Retrieval;

/// <summary>Keeps the vectors of passages beside them. Those of passages that leave the index leave with them.</summary>
public interface IVectorStore
{
    /// <summary>Passages of the index that have no vector of a model; one whose text has one elsewhere gets that, and is not among them.</summary>
    Task<IReadOnlyList<UnembeddedPassage>> ListUnembeddedAsync(string model, int limit, CancellationToken cancellationToken);

    /// <summary>Saves vectors, of passages that are still in the index. They take the place of another model's.</summary>
    Task SaveAsync(string model, IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken);

    /// <summary>The vectors of a model written after a point in time.</summary>
    /// <param name="written">What <see cref="VectorReading.Written"/> said the last time; 0 for all.</param>
    Task<VectorReading> ReadAsync(string model, long written, CancellationToken cancellationToken);
}

/// <param name="Text">What is to be embedded: the headline and the passage.</param>
public sealed record UnembeddedPassage(long Passage, string Text);

/// <param name="Text">What was embedded.</param>
/// <param name="Vector">Of length 1.</param>
public sealed record PassageVector(long Passage, string Text, ReadOnlyMemory<float> Vector);

/// <param name="Written">The point in time up to which this is.</param>
/// <param name="Count">How many vectors there are in all.</param>
public sealed record VectorReading(long Written, int Count, IReadOnlyList<(long Passage, float[] Vector)> Vectors);
