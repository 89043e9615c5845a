using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Bot.Core.Answering;

/// <summary>Names a sentence of the passages that a writer was given: 2.1 is the first of the second passage.</summary>
/// <param name="Passage">Counted from 1.</param>
/// <param name="Sentence">Counted from 1 within its passage.</param>
public readonly record struct SentenceId(int Passage, int Sentence)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out SentenceId id)
    {
        id = default;
        if (text?.Split('.') is not [var passage, var sentence]
            || !int.TryParse(passage, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(sentence, NumberStyles.None, CultureInfo.InvariantCulture, out var second))
            return false;
        id = new SentenceId(first, second);
        return true;
    }

    /// <summary>Whether there is such a sentence.</summary>
    public bool IsIn(IReadOnlyList<GivenPassage> passages) =>
        Passage >= 1 && Passage <= passages.Count && Sentence >= 1 && Sentence <= passages[Passage - 1].Sentences.Count;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passage}.{Sentence}");
}
