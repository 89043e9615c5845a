namespace Bot.Core.Language.Syntax;

/// <summary>Weights of features for a few classes; features share rows by their hash.</summary>
/// <param name="weights">Row after row, a number a class.</param>
/// <param name="classes">How many there are.</param>
internal sealed class LinearTable(short[] weights, int classes)
{
    private readonly uint mask = (uint)(weights.Length / classes) - 1;

    public int Classes => classes;

    /// <summary>Adds up what each class gets for the features.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var row = weights.AsSpan((int)(feature & mask) * classes, classes);
            for (var i = 0; i < row.Length; i++)
                scores[i] += row[i];
        }
    }
}
