using System.Numerics;

namespace Bot.Core.Language;

/// <summary>
/// Sums over vectors of word meaning. By hand, since compiling the general routines of a tensor library takes a tenth
/// of the time in which a single question is answered from a cold start.
/// </summary>
public static class UnitVector
{
    /// <summary>The cosine of the angle between two unit vectors: 1 for the same word, about 0 for unrelated ones.</summary>
    public static float Cosine(float[] a, float[] b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            sums += new Vector<float>(a, i) * new Vector<float>(b, i);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Adds a vector, weighted, to a sum in place.</summary>
    public static void Add(float[] sum, float[] vector, float weight)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += weight * vector[i];
    }

    /// <summary>Brings a vector to length 1 in place; the zero vector stays as it is.</summary>
    public static float[] Normalise(float[] vector)
    {
        var length = MathF.Sqrt(Cosine(vector, vector));
        if (length > 0)
        {
            for (var i = 0; i < vector.Length; i++)
                vector[i] /= length;
        }

        return vector;
    }
}
