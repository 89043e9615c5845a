using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Bot.Core.Language;

/// <summary>
/// How near in meaning two English words are, by the GloVe 6B vectors (public domain). The file is made by the
/// training tool and read on first use.
/// </summary>
public sealed class WordVectors
{
    // The number of words and of dimensions stand first; then where each word begins, the words, and their vectors.
    private const int Header = 2;

    // The words of some thousand articles; beyond the bound a word is looked up anew each time.
    private const int MostRemembered = 60_000;

    private static readonly Lazy<WordVectors> Loaded = new(() => new WordVectors("vectors.en.bin"));

    // The file as it is: looking a word up among sorted words costs less than making a dictionary of them at every start.
    private readonly byte[] file;
    private readonly int count;
    private readonly int dimensions;
    private readonly int words;
    private readonly int values;
    private readonly ConcurrentDictionary<string, float[]?> remembered = new();

    private WordVectors(string fileName)
    {
        using var stream = EmbeddedText.Open(typeof(WordVectors), fileName);
        file = new byte[stream.Length];
        stream.ReadExactly(file);
        count = Integer(0);
        dimensions = Integer(1);
        words = (Header + count + 1) * sizeof(int);
        values = words + Offset(count);
    }

    public static WordVectors English => Loaded.Value;

    /// <summary>The unit vector of a word in lower case; null when it is not among the common ones.</summary>
    public float[]? Of(string word)
    {
        if (remembered.TryGetValue(word, out var known))
            return known;
        var vector = Row(word) is >= 0 and var row ? ReadVector(row) : null;
        if (remembered.Count < MostRemembered)
            remembered.TryAdd(word, vector);
        return vector;
    }

    /// <summary>Where a word stands; negative when it is not there.</summary>
    private int Row(string word)
    {
        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Compare(word, file.AsSpan(words + Offset(middle), Offset(middle + 1) - Offset(middle)));
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }

    private static int Compare(string word, ReadOnlySpan<byte> other)
    {
        for (var i = 0; i < word.Length && i < other.Length; i++)
        {
            if (word[i] != other[i])
                return word[i] - other[i];
        }

        return word.Length - other.Length;
    }

    private int Offset(int row) => Integer(Header + row);

    private int Integer(int index) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(index * sizeof(int)));

    private float[] ReadVector(int row)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
            vector[i] = (sbyte)file[values + row * dimensions + i];
        return UnitVector.Normalise(vector);
    }
}
