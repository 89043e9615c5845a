using System.Numerics;
using System.Runtime.InteropServices;

namespace Bot.Core.Language.Encoder;

/// <summary>Products of all rows of one table with all rows of another: what the encoder spends its time on.</summary>
internal static class MatrixProduct
{
    /// <summary>The length of rows must be a multiple of this.</summary>
    public static int Step => Vector<float>.Count;

    /// <summary>Sets each value of the result to the sum of the products of a left row and a right one.</summary>
    /// <param name="left">Its rows begin each <paramref name="leftStride"/> after the one before.</param>
    /// <param name="right">Its rows begin each <paramref name="rightStride"/> after the one before.</param>
    /// <param name="length">Of a row.</param>
    /// <param name="result">A row for each left row, a value in it for each right one.</param>
    public static void Multiply(
        ReadOnlySpan<float> left, int leftStride, int leftRows, ReadOnlySpan<float> right, int rightStride, int rightRows, int length, Span<float> result, int resultStride)
    {
        if (length % Step != 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"Rows must be a multiple of {Step} long.");
        for (var i = 0; i < leftRows; i += 4)
        {
            for (var j = 0; j < rightRows; j += 2)
                Block(left, leftStride, leftRows, right, rightStride, rightRows, length, result, resultStride, i, j);
        }
    }

    /// <summary>Four left rows and two right ones at once, so that what is read is used several times. Rows past the last are the last again.</summary>
    private static void Block(
        ReadOnlySpan<float> left, int leftStride, int leftRows, ReadOnlySpan<float> right, int rightStride, int rightRows, int length, Span<float> result, int resultStride, int i, int j)
    {
        var (i1, i2, i3, j1) = (Math.Min(i + 1, leftRows - 1), Math.Min(i + 2, leftRows - 1), Math.Min(i + 3, leftRows - 1), Math.Min(j + 1, rightRows - 1));
        ref var a = ref MemoryMarshal.GetReference(left.Slice(i * leftStride, length));
        ref var b = ref MemoryMarshal.GetReference(left.Slice(i1 * leftStride, length));
        ref var c = ref MemoryMarshal.GetReference(left.Slice(i2 * leftStride, length));
        ref var d = ref MemoryMarshal.GetReference(left.Slice(i3 * leftStride, length));
        ref var x = ref MemoryMarshal.GetReference(right.Slice(j * rightStride, length));
        ref var y = ref MemoryMarshal.GetReference(right.Slice(j1 * rightStride, length));
        var (ax, ay, bx, by) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var (cx, cy, dx, dy) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (nuint k = 0; k < (nuint)length; k += (nuint)Vector<float>.Count)
        {
            var (vx, vy) = (Vector.LoadUnsafe(ref x, k), Vector.LoadUnsafe(ref y, k));
            var value = Vector.LoadUnsafe(ref a, k);
            ax = Vector.FusedMultiplyAdd(value, vx, ax);
            ay = Vector.FusedMultiplyAdd(value, vy, ay);
            value = Vector.LoadUnsafe(ref b, k);
            bx = Vector.FusedMultiplyAdd(value, vx, bx);
            by = Vector.FusedMultiplyAdd(value, vy, by);
            value = Vector.LoadUnsafe(ref c, k);
            cx = Vector.FusedMultiplyAdd(value, vx, cx);
            cy = Vector.FusedMultiplyAdd(value, vy, cy);
            value = Vector.LoadUnsafe(ref d, k);
            dx = Vector.FusedMultiplyAdd(value, vx, dx);
            dy = Vector.FusedMultiplyAdd(value, vy, dy);
        }

        Set(result, (i * resultStride) + j, (i * resultStride) + j1, ax, ay);
        Set(result, (i1 * resultStride) + j, (i1 * resultStride) + j1, bx, by);
        Set(result, (i2 * resultStride) + j, (i2 * resultStride) + j1, cx, cy);
        Set(result, (i3 * resultStride) + j, (i3 * resultStride) + j1, dx, dy);
    }

    private static void Set(Span<float> result, int first, int second, Vector<float> sums, Vector<float> more)
    {
        result[first] = Vector.Sum(sums);
        result[second] = Vector.Sum(more);
    }
}
