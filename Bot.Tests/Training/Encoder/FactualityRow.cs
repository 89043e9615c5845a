using Bot.Core.Language.Encoder;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bot.Training.Encoder;

/// <summary>An example as the encoder reads it.</summary>
/// <param name="Words">By piece, where words begin that something is known of.</param>
internal sealed record FactualityRow(FactualityInput Input, IReadOnlyDictionary<int, FactualityWord> Words)
{
    public static FactualityRow Of(FactualityExample example)
    {
        var input = FactualityInput.Of(WordPieces.English, example.Text, example.Claim, example.Silent);
        return new FactualityRow(input, example.Words.Select(word => (At: input.IndexOf(word.Span), Word: word)).Where(one => one.At >= 0).DistinctBy(one => one.At)
            .ToDictionary(one => input.Second + one.At, one => one.Word));
    }

    /// <summary>How unlikely a net takes what is known of the words to be.</summary>
    public static Tensor Loss(ReaderNet net, IReadOnlyList<FactualityRow> rows)
    {
        var batch = PairBatch.Of([.. rows.Select(row => (row.Input.Pieces, row.Input.Second))]);
        var judged = net.Judged(batch);
        return Of(word => word.IsTold, 0) + Of(word => word.IsDenied, 1);

        Tensor Of(Func<FactualityWord, bool?> known, int judgement)
        {
            var isKnown = batch.With((row, i) => Known(row, i) is null ? 0f : 1f);
            var losses = functional.binary_cross_entropy_with_logits(judged.select(-1, judgement), batch.With((row, i) => Known(row, i) is true ? 1f : 0f), reduction: Reduction.None);
            return (losses * isKnown).sum() / (isKnown.sum() + 1);

            bool? Known(int row, int i) => rows[row].Words.TryGetValue(i, out var word) ? known(word) : null;
        }
    }
}
