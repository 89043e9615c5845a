namespace Bot.Core.Language.Encoder;

/// <summary>
/// A transformer encoder (Devlin and others, "BERT", 2019): reads pieces of words, each in the light of all the others.
/// </summary>
internal sealed class Transformer(Embeddings embeddings, IReadOnlyList<TransformerLayer> layers)
{
    /// <summary>As far as places are numbered.</summary>
    public const int MostPieces = 512;

    /// <param name="pieces">Numbers of pieces.</param>
    /// <param name="second">From which piece on they are of the second text.</param>
    /// <returns>A row of values for each piece.</returns>
    public float[] Read(ReadOnlySpan<int> pieces, int second)
    {
        var values = embeddings.Of(pieces, second);
        using var scratch = new TransformerScratch(pieces.Length, values.Length / pieces.Length, layers.Max(layer => layer.Wide));
        foreach (var layer in layers)
            layer.Apply(values, pieces.Length, scratch);
        return values;
    }
}
