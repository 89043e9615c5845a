namespace Bot.Core.Language.Encoder;

/// <summary>What a transformer tells of two texts, read at once. Learned by the training tool; loaded on first use.</summary>
internal sealed record PairReaders(ClozeReader Cloze, FactualityReader Factuality)
{
    private const int Remembered = 256;

    public static Lazy<PairReaders> English { get; } = new(() =>
    {
        using var stream = EmbeddedText.Open(typeof(PairReaders), "readers.en.bin");
        return Read(stream);
    });

    /// <summary>Reads the weights in the order in which the training tool writes them.</summary>
    /// <param name="remembered">How many readings of each kind are remembered.</param>
    public static PairReaders Read(Stream stream, int remembered = Remembered)
    {
        using var reader = new BinaryReader(stream);
        var embeddings = new Embeddings(WeightMatrix.Read(reader), Floats(), Floats(), Norm());
        var layers = new TransformerLayer[reader.ReadInt32()];
        for (var i = 0; i < layers.Length; i++)
            layers[i] = new TransformerLayer(Map(), Map(), Map(), Map(), Norm(), Map(), Map(), Norm());
        var transformer = new Transformer(embeddings, layers);
        return new PairReaders(new ClozeReader(WordPieces.English, transformer, Map(), Map(), remembered), new FactualityReader(WordPieces.English, transformer, Map(), remembered));

        LinearMap Map() => new(WeightMatrix.Read(reader).ToArray(), Floats());
        Normalisation Norm() => new(Floats(), Floats());
        float[] Floats() => FloatTable.Read(reader);
    }
}
