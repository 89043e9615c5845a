using System.Buffers.Binary;

namespace Bot.Core.Language;

/// <summary>
/// Words in the order of their characters inside a data file: where each begins, as one more integer than there are words,
/// then the words, without anything between them. Looking a word up among them costs less than making a dictionary of
/// them at every start.
/// </summary>
/// <param name="file">The whole file.</param>
/// <param name="start">Where the words' table begins, in bytes.</param>
/// <param name="count">The number of words.</param>
internal sealed class SortedWords(byte[] file, int start, int count)
{
    private readonly int words = start + (count + 1) * sizeof(int);

    /// <summary>Where what follows the last word begins, in bytes.</summary>
    public int End => words + Offset(count);

    /// <summary>Where a word stands; negative when it is not there.</summary>
    public int Row(string word)
    {
        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Compare(word, Bytes(middle));
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }

    public ReadOnlySpan<byte> Bytes(int row) => file.AsSpan(words + Offset(row), Offset(row + 1) - Offset(row));

    private static int Compare(string word, ReadOnlySpan<byte> other)
    {
        for (var i = 0; i < word.Length && i < other.Length; i++)
        {
            if (word[i] != other[i])
                return word[i] - other[i];
        }

        return word.Length - other.Length;
    }

    private int Offset(int row) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(start + row * sizeof(int)));
}
