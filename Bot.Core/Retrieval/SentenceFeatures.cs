namespace Bot.Core.Retrieval;

/// <summary>The features of one sentence for one question.</summary>
public sealed class SentenceFeatures
{
    private static readonly int Count = Enum.GetValues<Feature>().Length;

    private readonly double[] values = new double[Count];

    public double this[Feature feature] => values[(int)feature];

    public IReadOnlyList<double> Values => values;

    /// <summary>How plainly the sentence holds the kind of thing that is asked for; 0 where any sentence will do.</summary>
    public double AnswerType
    {
        get
        {
            var plainest = 0.0;
            for (var kind = (int)Feature.Person; kind < values.Length; kind++)
                plainest = Math.Max(plainest, values[kind]);
            return plainest;
        }
    }

    /// <summary>A copy with one value changed.</summary>
    public SentenceFeatures With(Feature feature, double value)
    {
        var copy = new SentenceFeatures();
        values.CopyTo(copy.values, 0);
        copy.Set(feature, value);
        return copy;
    }

    public void Set(Feature feature, double value) => values[(int)feature] = value;
}
