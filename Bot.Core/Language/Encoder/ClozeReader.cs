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
    // What is far from the gap tells little, and a claim that goes on and on must not take the other text's place.
    private const int MostOnASide = 100;
    private const int MostOfText = Transformer.MostPieces - (2 * MostOnASide) - 4;

    // The claims of a draft are held against what they cite once more when one of them was corrected.
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<(string Text, string Before, string After), List<(TextSpan Span, float Score)>> remembered = [];

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
        if (!remembered.TryGetValue(key, out var scores))
        {
            if (remembered.Count >= MostRemembered)
                remembered.Clear();
            remembered[key] = scores = Read(text, key.Before, key.After);
        }

        return [.. spans.Select(span => scores.Where(one => one.Span.Start < span.End && one.Span.End > span.Start).Select(one => (float?)one.Score).FirstOrDefault())];
    }

    /// <returns>How well each piece goes into the gap between two parts of a text.</returns>
    private List<(TextSpan Span, float Score)> Read(string text, string before, string after)
    {
        var read = pieces.Of(text).Take(MostOfText).ToList();
        var first = pieces.Of(before).TakeLast(MostOnASide).ToList();
        var last = pieces.Of(after).Take(MostOnASide).ToList();
        int[] all = [pieces.Start, .. read.Select(piece => piece.Id), pieces.End, .. first.Select(piece => piece.Id), pieces.Gap, .. last.Select(piece => piece.Id), pieces.End];
        var values = transformer.Read(all, second: read.Count + 2);
        var width = values.Length / all.Length;
        var (asked, pointed) = (new float[width], new float[read.Count * width]);
        asking.Apply(values.AsSpan((read.Count + 2 + first.Count) * width, width), 1, asked);
        pointing.Apply(values.AsSpan(width, read.Count * width), read.Count, pointed);
        return [.. read.Select((piece, i) => (piece.Span, TensorPrimitives.Dot<float>(asked, pointed.AsSpan(i * width, width)) / MathF.Sqrt(width)))];
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
