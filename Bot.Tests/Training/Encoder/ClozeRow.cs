using Bot.Core.Articles;
using Bot.Core.Language.Encoder;
using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>An example as the encoder reads it.</summary>
/// <param name="Right">Where the text has what belongs into the gap.</param>
/// <param name="All">Where it has anything that could stand there.</param>
internal sealed record ClozeRow(ClozeInput Input, IReadOnlyList<int> Right, IReadOnlyList<int> All)
{
    public static ClozeRow Of(ClozeExample example, ClozeInput input)
    {
        var right = example.Right.Select(At).ToList();
        return new ClozeRow(input, right, [.. right, .. example.Wrong.Select(At)]);

        int At(TextSpan span) => 1 + input.IndexOf(span);
    }

    public static ClozeBatch Batch(IReadOnlyList<ClozeRow> rows)
    {
        var longest = rows.Max(row => row.Input.Pieces.Length);
        return new ClozeBatch(
            Tensor((row, i) => i < row.Input.Pieces.Length ? row.Input.Pieces[i] : 0L),
            Tensor((row, i) => i < row.Input.Second ? 0L : 1L),
            Tensor((row, i) => i < row.Input.Pieces.Length ? 1f : 0f),
            tensor(rows.Select(row => (long)row.Input.Gap).ToArray()),
            Tensor((row, i) => row.Right.Contains(i) ? 1f : 0f),
            Tensor((row, i) => row.All.Contains(i) ? 1f : 0f));

        Tensor Tensor<T>(Func<ClozeRow, int, T> value) where T : unmanaged =>
            from_array(rows.SelectMany(row => Enumerable.Range(0, longest).Select(i => value(row, i))).ToArray()).reshape(rows.Count, longest);
    }
}
