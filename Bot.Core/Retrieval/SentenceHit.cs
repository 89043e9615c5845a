using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>A sentence of the store that bears on a question, with why.</summary>
/// <param name="InContext">How well the sentence says each concept of the question, or what stands around it does, at a discount.</param>
/// <param name="Score">Comparable within one question only; higher is better.</param>
public sealed record SentenceHit(
    ArticleSummary Article, Passage Passage, TextSpan Span, string Text, IReadOnlyList<Token> Tokens, SentenceFeatures Features,
    IReadOnlyList<double> InContext, double Score)
{
    // Sentences that share this much of their words say the same.
    private const double SameWords = 0.6;

    /// <summary>Whether it begins with a pronoun, so that it says little alone.</summary>
    public bool LeansBack => Features[Feature.LeansBack] > 0;

    /// <summary>Whether the other is the next sentence of the same passage, so that its pronouns are understood.</summary>
    public bool IsFollowedBy(SentenceHit other) =>
        Article.Id == other.Article.Id && Passage.Ordinal == other.Passage.Ordinal
        && Passage.Sentences.SkipWhile(sentence => sentence != Span).Skip(1).FirstOrDefault() == other.Span;

    public bool SaysTheSameAs(SentenceHit other)
    {
        var own = Tokens.Select(token => token.Term).ToHashSet();
        var others = other.Tokens.Select(token => token.Term).ToHashSet();
        return own.Count(others.Contains) >= SameWords * Math.Min(own.Count, others.Count);
    }
}
