using System.Collections.Concurrent;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Language.Encoder;

/// <summary>
/// Finds what belongs into a gap of one text by what another says: reads both at once, and points from the gap to places
/// of the other (Kadlec and others, "Text Understanding with the Attention Sum Reader Network", 2016). Learned by the
/// training tool; loaded on first use.
/// </summary>
internal sealed class ClozeReader(WordPieces pieces, Transformer transformer, LinearMap asking, LinearMap pointing)
{
    // The claims of a draft are held against what they cite once more when one of them was corrected.
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<(string Text, string Before, string After), (ClozeInput Input, float[] Scores)> remembered = [];

    public static Lazy<ClozeReader> English { get; } = new(() =>
    {
        using var stream = EmbeddedText.Open(typeof(ClozeReader), "cloze.en.bin");
        return Read(stream);
    });

    /// <summary>How well each of some places of a text goes into a gap of another, in logits; null where the text is longer than can be read.</summary>
    /// <param name="spans">The places, in characters.</param>
    /// <param name="gap">What is taken out, in characters.</param>
    public IReadOnlyList<float?> Score(string text, IReadOnlyList<TextSpan> spans, string gapped, TextSpan gap)
    {
        var key = (Text: text, Before: gapped[..gap.Start], After: gapped[gap.End..]);
        if (!remembered.TryGetValue(key, out var reading))
        {
            if (remembered.Count >= MostRemembered)
                remembered.Clear();
            var input = ClozeInput.Of(pieces, text, gapped, gap);
            remembered[key] = reading = (input, Read(input));
        }

        return [.. spans.Select(span => reading.Input.IndexOf(span) is >= 0 and var at ? reading.Scores[at] : (float?)null)];
    }

    /// <returns>How well each piece of the text goes into the gap.</returns>
    private float[] Read(ClozeInput input)
    {
        var values = transformer.Read(input.Pieces, input.Second);
        var (width, count) = (values.Length / input.Pieces.Length, input.Text.Count);
        var (asked, pointed) = (new float[width], new float[count * width]);
        asking.Apply(values.AsSpan(input.Gap * width, width), 1, asked);
        pointing.Apply(values.AsSpan(width, count * width), count, pointed);
        return [.. Enumerable.Range(0, count).Select(i => TensorPrimitives.Dot<float>(asked, pointed.AsSpan(i * width, width)) / MathF.Sqrt(width))];
    }

    /// <summary>Reads the weights in the order in which the training tool writes them.</summary>
    public static ClozeReader Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var embeddings = new Embeddings(WeightMatrix.Read(reader), Floats(), Floats(), Norm());
        var layers = new TransformerLayer[reader.ReadInt32()];
        for (var i = 0; i < layers.Length; i++)
            layers[i] = new TransformerLayer(Map(), Map(), Map(), Map(), Norm(), Map(), Map(), Norm());
        return new ClozeReader(WordPieces.English, new Transformer(embeddings, layers), Map(), Map());

        LinearMap Map() => new(WeightMatrix.Read(reader).ToArray(), Floats());
        Normalisation Norm() => new(Floats(), Floats());
        float[] Floats()
        {
            var values = new float[reader.ReadInt32()];
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
    }
}
