namespace Bot.Core.Language;

/// <summary>A word in one written form, and what was found out about it.</summary>
/// <param name="word">As <see cref="Token.Word"/>.</param>
/// <param name="term">As <see cref="Token.Term"/>.</param>
public sealed class WordForm(string word, string term)
{
    private static readonly float[] None = [];

    private float[]? vector;

    public string Word { get; } = word;

    public string Term { get; } = term;

    /// <summary>The unit vector of the word's meaning; null when it is not among the common English ones.</summary>
    /// <remarks>Remembered here: thousands of words are compared for one question, and finding each in a table of all words took most of that time.</remarks>
    public float[]? Vector => (vector ??= WordVectors.English.Of(Word) ?? None) is { Length: > 0 } known ? known : null;
}
