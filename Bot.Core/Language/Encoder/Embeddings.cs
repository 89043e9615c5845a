using System.Numerics.Tensors;

namespace Bot.Core.Language.Encoder;

/// <summary>What a piece is taken to mean before anything around it is looked at.</summary>
/// <param name="words">A row for each piece of the vocabulary.</param>
/// <param name="places">A row for each place.</param>
/// <param name="texts">A row for the first text and one for the second.</param>
internal sealed class Embeddings(WeightMatrix words, float[] places, float[] texts, Normalisation normalisation)
{
    /// <param name="second">From which piece on they are of the second text.</param>
    public float[] Of(ReadOnlySpan<int> pieces, int second)
    {
        var width = words.Columns;
        var values = new float[pieces.Length * width];
        for (var i = 0; i < pieces.Length; i++)
        {
            var row = values.AsSpan(i * width, width);
            words.Read(pieces[i], row);
            TensorPrimitives.Add(row, places.AsSpan(i * width, width), row);
            TensorPrimitives.Add(row, texts.AsSpan(i < second ? 0 : width, width), row);
        }

        normalisation.Apply(values);
        return values;
    }
}
