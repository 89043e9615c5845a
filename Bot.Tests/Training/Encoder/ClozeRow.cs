using Bot.Core.Articles;
using Bot.Core.Language.Encoder;
using static TorchSharp.torch;

namespace Bot.Training.Encoder;

/// <summary>An example as the encoder reads it.</summary>
/// <param name="Right">Where the text has what belongs into the gap.</param>
/// <param name="All">Where it has anything that could stand there.</param>
internal sealed record ClozeRow(ClozeInput Input, IReadOnlyList<int> Right, IReadOnlyList<int> All)
{
    public static ClozeRow Of(ClozeExample example)
    {
        var input = ClozeInput.Of(WordPieces.English, example.Text, example.Claim, example.Gap);
        var right = example.Right.Select(At).ToList();
        return new ClozeRow(input, right, [.. right, .. example.Wrong.Select(At)]);

        int At(TextSpan span) => 1 + input.IndexOf(span);
    }

    /// <summary>How unlikely a net takes what belongs into the gaps to be among all that could stand there.</summary>
    public static Tensor Loss(ReaderNet net, IReadOnlyList<ClozeRow> rows)
    {
        var batch = PairBatch.Of([.. rows.Select(row => (row.Input.Pieces, row.Input.Second))]);
        var scores = net.Pointed(batch, tensor(rows.Select(row => (long)row.Input.Gap).ToArray()));
        return (Sum(row => row.All) - Sum(row => row.Right)).mean();

        Tensor Sum(Func<ClozeRow, IReadOnlyList<int>> among) => (scores + batch.With((row, i) => among(rows[row]).Contains(i) ? 0f : -1e4f)).logsumexp(-1);
    }
}
