using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>A sentence of the store that bears on a question, with why.</summary>
public sealed record SentenceHit(
    ArticleSummary Article, Passage Passage, TextSpan Span, string Text, IReadOnlyList<Token> Tokens, SentenceFeatures Features)
{
    public double Score => Features.Score;
}

/// <summary>What the rank of a sentence rests on; every value lies between 0 and 1.</summary>
/// <param name="Own">The weighted share of the question's concepts that the sentence itself says.</param>
/// <param name="InContext">The same, with what its neighbours, the headline and the rest of the article say, at a discount.</param>
/// <param name="AnswerType">How plainly it holds the kind of thing that is asked for.</param>
/// <param name="Article">The score of its article against the best article's.</param>
/// <param name="Proximity">How close together it says the concepts.</param>
/// <param name="Names">The share of the names asked about that the sentence says; what its context says counts less.</param>
/// <param name="Rest">The weighted share of the concepts that are no names which the sentence itself says.</param>
/// <param name="Brevity">1 for a short sentence, 0 for one that never ends.</param>
public readonly record struct SentenceFeatures(
    double Own, double InContext, double AnswerType, double Article, double Proximity, double Names, double Rest, double Brevity)
{
    public double Score => Explain().Sum(part => part.Value);

    public Explanation ToExplanation() => new([.. Explain()]);

    private IEnumerable<ScorePart> Explain() =>
    [
        new("own words", 1.0 * Own),
        new("context", 0.7 * InContext),
        new("answer type", 0.5 * AnswerType),
        new("article", 0.25 * Article),
        new("proximity", 0.1 * Proximity),
        new("names", 0.6 * Names),
        new("brevity", 0.1 * Brevity),
    ];
}
