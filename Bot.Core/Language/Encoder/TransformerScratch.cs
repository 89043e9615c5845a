using System.Buffers;

namespace Bot.Core.Language.Encoder;

/// <summary>Where the layers of one reading put what they reckon on the way: borrowed, since it is too large to be thrown away each time.</summary>
internal sealed class TransformerScratch : IDisposable
{
    private readonly List<float[]> borrowed = [];
    private readonly float[] queries;
    private readonly float[] keys;
    private readonly float[] contents;
    private readonly float[] seen;
    private readonly float[] hidden;
    private readonly float[] inner;
    private readonly float[] shares;
    private readonly float[] turned;
    private readonly int values;
    private readonly int wide;

    /// <param name="width">Values of a piece.</param>
    /// <param name="wide">Values of a piece while it is worked on.</param>
    public TransformerScratch(int pieces, int width, int wide)
    {
        Padded = (pieces + MatrixProduct.Step - 1) / MatrixProduct.Step * MatrixProduct.Step;
        (values, this.wide) = (pieces * width, pieces * wide);
        (queries, keys, contents, seen) = (Borrow(values), Borrow(values), Borrow(values), Borrow(values));
        (hidden, inner) = (Borrow(this.wide), Borrow(this.wide));
        (shares, turned) = (Borrow(pieces * Padded), Borrow(TransformerLayer.Head * Padded));
        // What pads the rows is multiplied as well.
        shares.AsSpan().Clear();
        turned.AsSpan().Clear();
    }

    /// <summary>The number of pieces, rounded up to what can be multiplied at once.</summary>
    public int Padded { get; }

    public Span<float> Queries => queries.AsSpan(0, values);

    public Span<float> Keys => keys.AsSpan(0, values);

    public Span<float> Contents => contents.AsSpan(0, values);

    public Span<float> Seen => seen.AsSpan(0, values);

    public Span<float> Hidden => hidden.AsSpan(0, wide);

    public Span<float> Inner => inner.AsSpan(0, wide);

    /// <summary>How much each piece looks at each, a padded row for each.</summary>
    public Span<float> Shares => shares;

    /// <summary>The contents of one head, a padded row for each of its values.</summary>
    public Span<float> Turned => turned;

    public void Dispose()
    {
        foreach (var array in borrowed)
            ArrayPool<float>.Shared.Return(array);
        borrowed.Clear();
    }

    private float[] Borrow(int length)
    {
        var array = ArrayPool<float>.Shared.Rent(length);
        borrowed.Add(array);
        return array;
    }
}
