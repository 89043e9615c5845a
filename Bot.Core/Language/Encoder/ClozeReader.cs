using System.Numerics.Tensors;
using Bot.Core.Articles;

namespace Bot.Core.Language.Encoder;

/// <summary>
/// Finds what belongs into a gap of one text by what another says: reads both at once, and points from the gap to places
/// of the other (Kadlec and others, "Text Understanding with the Attention Sum Reader Network", 2016). Learned by the
/// training tool; loaded on first use.
/// </summary>
internal sealed class ClozeReader(WordPieces pieces, Transformer transformer, LinearMap asking, LinearMap pointing, int remembered)
{
    private readonly Readings<(string Text, string Before, string After), (ClozeInput Input, float[] Scores)> readings = new(remembered);

    /// <summary>How well each of some places of a text goes into a gap of another, in logits; null where the text is longer than can be read.</summary>
    /// <param name="spans">The places, in characters.</param>
    /// <param name="gap">What is taken out, in characters.</param>
    public IReadOnlyList<float?> Score(string text, IReadOnlyList<TextSpan> spans, string gapped, TextSpan gap)
    {
        var (input, scores) = readings.Get((text, gapped[..gap.Start], gapped[gap.End..]), () => Read(ClozeInput.Of(pieces, text, gapped, gap)));
        return [.. spans.Select(span => input.IndexOf(span) is >= 0 and var at ? scores[at] : (float?)null)];
    }

    /// <returns>What was read, and how well each piece of the text goes into the gap.</returns>
    private (ClozeInput Input, float[] Scores) Read(ClozeInput input)
    {
        var values = transformer.Read(input.Pieces, input.Second);
        var (width, count) = (values.Length / input.Pieces.Length, input.Text.Count);
        var (asked, pointed) = (new float[width], new float[count * width]);
        asking.Apply(values.AsSpan(input.Gap * width, width), 1, asked);
        pointing.Apply(values.AsSpan(width, count * width), count, pointed);
        return (input, [.. Enumerable.Range(0, count).Select(i => TensorPrimitives.Dot<float>(asked, pointed.AsSpan(i * width, width)) / MathF.Sqrt(width))]);
    }
}
