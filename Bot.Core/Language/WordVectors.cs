using System.Buffers.Binary;

namespace Bot.Core.Language;

/// <summary>
/// How near in meaning two English words are, by the GloVe 6B vectors (public domain). The file is made by the
/// training tool and read on first use.
/// </summary>
public sealed class WordVectors
{
    // The number of words and of dimensions stand first; then the words, and their vectors.
    private const int Header = 2 * sizeof(int);

    private static readonly Lazy<WordVectors> Loaded = new(() => new WordVectors("vectors.en.bin"));

    private readonly byte[] file;
    private readonly SortedWords words;
    private readonly int dimensions;

    private WordVectors(string fileName)
    {
        file = EmbeddedText.Bytes(typeof(WordVectors), fileName);
        words = new SortedWords(file, Header, BinaryPrimitives.ReadInt32LittleEndian(file));
        dimensions = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(sizeof(int)));
    }

    public static WordVectors English => Loaded.Value;

    /// <summary>How many words have a vector.</summary>
    public int Count => BinaryPrimitives.ReadInt32LittleEndian(file);

    /// <summary>The unit vector of a word in lower case; null when it is not among the common ones.</summary>
    public float[]? Of(string word) => words.Row(word) is >= 0 and var row ? ReadVector(row) : null;

    /// <summary>Where a word in lower case stands among those that have a vector; -1 where it does not.</summary>
    public int RowOf(string word) => words.Row(word);

    /// <summary>The unit vector of a row.</summary>
    public float[] ReadVector(int row)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
            vector[i] = (sbyte)file[words.End + row * dimensions + i];
        return UnitVector.Normalise(vector);
    }
}
