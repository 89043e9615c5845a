namespace Bot.Training.Syntax;

/// <summary>Learns a linear table from its mistakes, and takes the mean of all it was on the way (Freund and Schapire, 1999; Collins, 2002).</summary>
internal sealed class AveragedPerceptron(int rows, int classes)
{
    // Beyond a few hundred steps nothing is gained, and the file grows.
    private const int Most = 400;

    private readonly float[] weights = new float[rows * classes];
    private readonly float[] sums = new float[rows * classes];
    private readonly int[] since = new int[rows * classes];
    private readonly uint mask = (uint)rows - 1;
    private int now;

    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        Span<float> exact = stackalloc float[classes];
        exact.Clear();
        foreach (var feature in features)
        {
            var row = weights.AsSpan((int)(feature & mask) * classes, classes);
            for (var i = 0; i < classes; i++)
                exact[i] += row[i];
        }

        for (var i = 0; i < classes; i++)
            scores[i] = (int)exact[i];
    }

    public void Learn(ReadOnlySpan<uint> features, int right, int guessed)
    {
        now++;
        if (right == guessed)
            return;
        foreach (var feature in features)
        {
            Add((int)(feature & mask) * classes + right, 1);
            Add((int)(feature & mask) * classes + guessed, -1);
        }
    }

    /// <summary>The means, in whole numbers.</summary>
    public short[] Table()
    {
        var means = new float[weights.Length];
        for (var i = 0; i < means.Length; i++)
            means[i] = (sums[i] + weights[i] * (now - since[i])) / Math.Max(1, now);
        var largest = means.Select(Math.Abs).Max();
        var scale = largest == 0 ? 1 : Most / largest;
        return [.. means.Select(mean => (short)MathF.Round(mean * scale))];
    }

    private void Add(int index, float value)
    {
        sums[index] += weights[index] * (now - since[index]);
        since[index] = now;
        weights[index] += value;
    }
}
