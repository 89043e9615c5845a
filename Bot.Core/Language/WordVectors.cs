using System.Collections.Concurrent;
using System.Numerics.Tensors;
using System.Text;

namespace Bot.Core.Language;

/// <summary>
/// How near in meaning two English words are, by the GloVe 6B vectors (public domain). The file is made by the
/// training tool and read on first use.
/// </summary>
public sealed class WordVectors
{
    private static readonly Lazy<WordVectors> Loaded = new(() => new WordVectors("vectors.en.bin"));

    private readonly Dictionary<string, int> rows;
    private readonly byte[] quantised;
    private readonly int dimensions;
    private readonly ConcurrentDictionary<int, float[]> unitVectors = new();

    private WordVectors(string fileName)
    {
        using var reader = new BinaryReader(EmbeddedText.Open(typeof(WordVectors), fileName), Encoding.UTF8);
        var count = reader.ReadInt32();
        dimensions = reader.ReadInt32();
        rows = new Dictionary<string, int>(count);
        for (var row = 0; row < count; row++)
            rows.Add(reader.ReadString(), row);
        quantised = reader.ReadBytes(count * dimensions);
    }

    public static WordVectors English => Loaded.Value;

    /// <summary>The unit vector of a word in lower case; null when the word is not among the common ones.</summary>
    public float[]? Of(string word) => rows.TryGetValue(word, out var row) ? unitVectors.GetOrAdd(row, UnitVector) : null;

    /// <summary>The cosine of the angle between two unit vectors: 1 for the same word, about 0 for unrelated ones.</summary>
    public static float Similarity(float[] a, float[] b) => TensorPrimitives.Dot(a, b);

    private float[] UnitVector(int row)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
            vector[i] = (sbyte)quantised[row * dimensions + i];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
