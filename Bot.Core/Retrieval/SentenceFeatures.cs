namespace Bot.Core.Retrieval;

/// <summary>The features of one sentence for one question.</summary>
public sealed class SentenceFeatures
{
    private static readonly int Count = Enum.GetValues<Feature>().Length;

    private readonly double[] values = new double[Count];

    public double this[Feature feature]
    {
        get => values[(int)feature];
        init => values[(int)feature] = value;
    }

    public IReadOnlyList<double> Values => values;

    /// <summary>How plainly the sentence holds the kind of thing that is asked for; 0 where any sentence will do.</summary>
    public double AnswerType => values[(int)Feature.Person..].Max();

    public void Set(Feature feature, double value) => values[(int)feature] = value;
}
