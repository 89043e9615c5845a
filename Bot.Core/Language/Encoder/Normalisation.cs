using System.Numerics.Tensors;

namespace Bot.Core.Language.Encoder;

/// <summary>Brings the values of each row to mean 0 and variance 1, then to a scale and a place that were learned.</summary>
internal sealed class Normalisation(float[] scales, float[] shifts)
{
    private const float Least = 1e-12f;

    public void Apply(Span<float> values)
    {
        for (var at = 0; at < values.Length; at += scales.Length)
        {
            var row = values.Slice(at, scales.Length);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / row.Length, row);
            TensorPrimitives.Multiply(row, 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(row) / row.Length) + Least), row);
            TensorPrimitives.MultiplyAdd(row, scales, shifts, row);
        }
    }
}
