using Bot.Core.Articles;

namespace Bot.Core.Answering;

/// <summary>A passage as a writer is given it, sentence by sentence.</summary>
public sealed record GivenPassage(IReadOnlyList<string> Sentences, Provenance Provenance)
{
    public string Text => string.Join(' ', Sentences);

    /// <summary>What a claim cites: these sentences alone, in the order in which they stand.</summary>
    /// <param name="sentences">Counted from 1.</param>
    public CitedPassage Cite(IEnumerable<int> sentences) => new(string.Join(' ', sentences.Distinct().Order().Select(number => Sentences[number - 1])), Provenance);
}
