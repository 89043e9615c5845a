using System.Numerics.Tensors;

namespace Bot.Core.Retrieval;

/// <summary>Vectors in memory, searched one by one: exact, and below this size fast enough.</summary>
public sealed class VectorTable
{
    /// <summary>More are not taken in: a search would take longer than all the rest of an answer.</summary>
    public const int MostVectors = 100_000;

    // One array of this many vectors at a time: no copy of all of them is made when more come.
    private const int BlockSize = 4_096;

    private readonly Dictionary<long, int> rows = [];
    private readonly List<long> passages = [];
    private readonly List<float[]> blocks = [];
    private int dimensions;

    public int Count => passages.Count;

    /// <summary>Adds a vector, or puts it in the place of the one there is. One of another length than the first is none of the same model, and is left out, as is one too many.</summary>
    public void Set(long passage, ReadOnlySpan<float> vector)
    {
        if (dimensions == 0)
            dimensions = vector.Length;
        if (vector.Length != dimensions || vector.Length == 0)
            return;
        if (!rows.TryGetValue(passage, out var row))
        {
            if (passages.Count >= MostVectors)
                return;
            row = rows[passage] = passages.Count;
            passages.Add(passage);
            if (row / BlockSize == blocks.Count)
                blocks.Add(new float[BlockSize * dimensions]);
        }

        vector.CopyTo(Row(row));
    }

    /// <summary>The nearest, best first.</summary>
    /// <param name="vector">Of length 1.</param>
    public IReadOnlyList<NearPassage> Nearest(ReadOnlySpan<float> vector, int limit)
    {
        if (vector.Length != dimensions)
            return [];
        // The worst of the best so far comes out first.
        var best = new PriorityQueue<int, float>(limit + 1);
        for (var row = 0; row < passages.Count; row++)
        {
            var similarity = TensorPrimitives.Dot(vector, Row(row));
            if (best.Count < limit)
                best.Enqueue(row, similarity);
            else if (best.TryPeek(out _, out var worst) && similarity > worst)
                best.EnqueueDequeue(row, similarity);
        }

        var nearest = new NearPassage[best.Count];
        for (var i = nearest.Length - 1; i >= 0; i--)
        {
            best.TryDequeue(out var row, out var similarity);
            nearest[i] = new NearPassage(passages[row], similarity);
        }

        return nearest;
    }

    /// <summary>Brings a vector to length 1, so that the product of two is the cosine between them.</summary>
    public static float[] Unit(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }

    private Span<float> Row(int row) => blocks[row / BlockSize].AsSpan(row % BlockSize * dimensions, dimensions);
}
