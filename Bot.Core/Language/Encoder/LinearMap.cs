using System.Numerics.Tensors;

namespace Bot.Core.Language.Encoder;

/// <summary>Rows of values to rows of other values: each is a weighted sum and a constant.</summary>
/// <param name="weights">A row for each value that comes out.</param>
internal sealed class LinearMap(float[] weights, float[] constants)
{
    private readonly int inputs = weights.Length / constants.Length;

    /// <summary>How many values come out for a row.</summary>
    public int Outputs => constants.Length;

    /// <param name="result">As many rows of <see cref="Outputs"/> values.</param>
    public void Apply(ReadOnlySpan<float> values, int rows, Span<float> result)
    {
        MatrixProduct.Multiply(values, inputs, rows, weights, inputs, Outputs, inputs, result, Outputs);
        for (var row = 0; row < rows; row++)
        {
            var own = result.Slice(row * Outputs, Outputs);
            TensorPrimitives.Add(own, constants, own);
        }
    }
}
