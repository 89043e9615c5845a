using Bot.Core.Articles;
using Bot.Core.Language.Encoder;
using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>An example in pieces.</summary>
/// <param name="Second">Where the claim begins.</param>
/// <param name="Gap">Where its gap is.</param>
/// <param name="Right">Where the text has what belongs into the gap.</param>
/// <param name="All">Where it has anything that could stand there.</param>
internal sealed record ClozeRow(int[] Pieces, int Second, int Gap, IReadOnlyList<int> Right, IReadOnlyList<int> All)
{
    public static ClozeRow Of(ClozeExample example, WordPieces pieces)
    {
        var text = pieces.Of(example.Text);
        var (before, after) = (pieces.Of(example.Claim[..example.Gap.Start]), pieces.Of(example.Claim[example.Gap.End..]));
        int[] all = [pieces.Start, .. text.Select(piece => piece.Id), pieces.End, .. before.Select(piece => piece.Id), pieces.Gap, .. after.Select(piece => piece.Id), pieces.End];
        var right = example.Right.Select(At).ToList();
        return new ClozeRow(all, text.Count + 2, text.Count + 2 + before.Count, right, [.. right, .. example.Wrong.Select(At)]);

        int At(TextSpan span) => 1 + text.Index().First(piece => piece.Item.Span.Start < span.End && piece.Item.Span.End > span.Start).Index;
    }

    public static ClozeBatch Batch(IReadOnlyList<ClozeRow> rows)
    {
        var longest = rows.Max(row => row.Pieces.Length);
        return new ClozeBatch(
            Tensor((row, i) => i < row.Pieces.Length ? row.Pieces[i] : 0L),
            Tensor((row, i) => i < row.Second ? 0L : 1L),
            Tensor((row, i) => i < row.Pieces.Length ? 1f : 0f),
            tensor(rows.Select(row => (long)row.Gap).ToArray()),
            Tensor((row, i) => row.Right.Contains(i) ? 1f : 0f),
            Tensor((row, i) => row.All.Contains(i) ? 1f : 0f));

        Tensor Tensor<T>(Func<ClozeRow, int, T> value) where T : unmanaged =>
            from_array(rows.SelectMany(row => Enumerable.Range(0, longest).Select(i => value(row, i))).ToArray()).reshape(rows.Count, longest);
    }
}
