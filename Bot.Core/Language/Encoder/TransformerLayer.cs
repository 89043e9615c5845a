using System.Numerics.Tensors;

namespace Bot.Core.Language.Encoder;

/// <summary>Lets every piece look at every other, then works on what each has gathered.</summary>
internal sealed class TransformerLayer(LinearMap query, LinearMap key, LinearMap value, LinearMap gathered, Normalisation attended, LinearMap wide, LinearMap narrow, Normalisation worked)
{
    /// <summary>The width of what is compared at a time.</summary>
    public const int Head = 32;

    /// <summary>How many values a piece has while it is worked on.</summary>
    public int Wide => wide.Outputs;

    /// <param name="values">A row for each piece; changed in place.</param>
    public void Apply(Span<float> values, int pieces, TransformerScratch scratch)
    {
        Attend(values, pieces, scratch);
        gathered.Apply(scratch.Seen, pieces, scratch.Queries);
        TensorPrimitives.Add(values, scratch.Queries, values);
        attended.Apply(values);
        wide.Apply(values, pieces, scratch.Hidden);
        Gelu(scratch.Hidden, scratch.Inner);
        narrow.Apply(scratch.Hidden, pieces, scratch.Queries);
        TensorPrimitives.Add(values, scratch.Queries, values);
        worked.Apply(values);
    }

    private void Attend(ReadOnlySpan<float> values, int pieces, TransformerScratch scratch)
    {
        var (width, padded) = (values.Length / pieces, scratch.Padded);
        query.Apply(values, pieces, scratch.Queries);
        key.Apply(values, pieces, scratch.Keys);
        value.Apply(values, pieces, scratch.Contents);
        for (var head = 0; head < width; head += Head)
        {
            MatrixProduct.Multiply(scratch.Queries[head..], width, pieces, scratch.Keys[head..], width, pieces, Head, scratch.Shares, padded);
            for (var i = 0; i < pieces; i++)
            {
                var row = scratch.Shares.Slice(i * padded, pieces);
                TensorPrimitives.Multiply(row, 1 / MathF.Sqrt(Head), row);
                // SoftMax takes no care of great values.
                TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
                TensorPrimitives.SoftMax<float>(row, row);
            }

            var turned = scratch.Turned;
            for (var i = 0; i < pieces; i++)
            {
                var row = scratch.Contents.Slice((i * width) + head, Head);
                for (var k = 0; k < Head; k++)
                    turned[(k * padded) + i] = row[k];
            }

            MatrixProduct.Multiply(scratch.Shares, padded, pieces, turned, padded, Head, padded, scratch.Seen[head..], width);
        }
    }

    /// <summary>The Gaussian error linear unit, by its approximation with a hyperbolic tangent (Hendrycks and Gimpel, 2016).</summary>
    private static void Gelu(Span<float> values, Span<float> inner)
    {
        TensorPrimitives.Multiply<float>(values, values, inner);
        TensorPrimitives.Multiply<float>(inner, values, inner);
        TensorPrimitives.MultiplyAdd<float>(inner, 0.044715f, values, inner);
        TensorPrimitives.Multiply<float>(inner, MathF.Sqrt(8 / MathF.PI), inner);
        TensorPrimitives.Sigmoid<float>(inner, inner);
        TensorPrimitives.Multiply<float>(values, inner, values);
    }
}
