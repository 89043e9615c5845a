using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>Several pairs of texts at once; the shorter are filled up.</summary>
/// <param name="Pieces">A row for each: numbers of pieces.</param>
/// <param name="Texts">0 for pieces of the first text, 1 for those of the second.</param>
/// <param name="Read">1 for what is there, 0 for what fills up.</param>
public sealed record PairBatch(Tensor Pieces, Tensor Texts, Tensor Read)
{
    /// <param name="pairs">Of each its pieces, and from which on they are of the second text.</param>
    public static PairBatch Of(IReadOnlyList<(int[] Pieces, int Second)> pairs)
    {
        var longest = pairs.Max(pair => pair.Pieces.Length);
        return new PairBatch(
            Table(pairs.Count, longest, (row, i) => i < pairs[row].Pieces.Length ? pairs[row].Pieces[i] : 0L),
            Table(pairs.Count, longest, (row, i) => i < pairs[row].Second ? 0L : 1L),
            Table(pairs.Count, longest, (row, i) => i < pairs[row].Pieces.Length ? 1f : 0f));
    }

    /// <summary>A value for each piece of each pair.</summary>
    public Tensor With<T>(Func<int, int, T> value) where T : unmanaged => Table((int)Pieces.shape[0], (int)Pieces.shape[1], value);

    private static Tensor Table<T>(int rows, int columns, Func<int, int, T> value) where T : unmanaged =>
        from_array(Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(i => value(row, i))).ToArray()).reshape(rows, columns);
}
