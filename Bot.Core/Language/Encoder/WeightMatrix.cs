using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Bot.Core.Language.Encoder;

/// <summary>A table of weights of one byte each; a weight is its byte times the scale of its row.</summary>
internal sealed class WeightMatrix(sbyte[] weights, float[] scales)
{
    public int Columns { get; } = weights.Length / scales.Length;

    /// <param name="values">Row by row.</param>
    public static WeightMatrix Of(ReadOnlySpan<float> values, int rows)
    {
        var (weights, scales, columns) = (new sbyte[values.Length], new float[rows], values.Length / rows);
        for (var row = 0; row < rows; row++)
        {
            var own = values.Slice(row * columns, columns);
            scales[row] = Math.Abs(TensorPrimitives.MaxMagnitude(own)) / sbyte.MaxValue;
            for (var i = 0; i < columns && scales[row] > 0; i++)
                weights[(row * columns) + i] = (sbyte)MathF.Round(own[i] / scales[row]);
        }

        return new WeightMatrix(weights, scales);
    }

    public static WeightMatrix Read(BinaryReader reader)
    {
        var (scales, columns) = (new float[reader.ReadInt32()], reader.ReadInt32());
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        var weights = new sbyte[scales.Length * columns];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new WeightMatrix(weights, scales);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(scales.Length);
        writer.Write(Columns);
        writer.Write(MemoryMarshal.AsBytes(scales.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>The weights of one row.</summary>
    public void Read(int row, Span<float> values)
    {
        TensorPrimitives.ConvertTruncating<sbyte, float>(weights.AsSpan(row * Columns, Columns), values);
        TensorPrimitives.Multiply(values, scales[row], values);
    }

    /// <summary>All weights, row by row.</summary>
    public float[] ToArray()
    {
        var values = new float[weights.Length];
        for (var row = 0; row < scales.Length; row++)
            Read(row, values.AsSpan(row * Columns, Columns));
        return values;
    }
}
