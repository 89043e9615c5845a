using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>A question as understood before anything is looked up.</summary>
/// <param name="Text">As asked.</param>
/// <param name="WrittenOut">With short forms, chat spellings and pronouns replaced by what they mean.</param>
/// <param name="Tokens">Of the question written out.</param>
/// <param name="Frame">The words that only say what kind of thing is asked for, such as "in what year"; may be empty.</param>
/// <param name="Kind">The word that says which kind of person or place, such as "judge" in "which judge"; may be empty.</param>
/// <param name="AsksForLatest">Whether it wants the state of things as the newest source has it.</param>
/// <param name="Timing">The words that say so, such as "the latest" or "as of June 2022"; may be empty.</param>
/// <param name="AsOf">The last day that counts, where the question names one; null mostly.</param>
/// <param name="EarlierTexts">The questions before it that a follow-up leans on, the nearest last; empty when it stands alone.</param>
public sealed record Question(
    string Text,
    string Language,
    AnswerType AnswerType,
    string WrittenOut,
    IReadOnlyList<Token> Tokens,
    TextSpan Frame,
    TextSpan Kind,
    bool AsksForLatest,
    DateOnly? AsOf,
    TextSpan Timing,
    IReadOnlyList<string> EarlierTexts)
{
    /// <summary>The tokens of the questions that it leans on, the nearest first.</summary>
    public IReadOnlyList<Token> Earlier { get; } = [.. EarlierTexts.Reverse().SelectMany(Analyzer.Analyze)];

    /// <summary>The question as it is understood without the conversation: the names in it, and after it the question that it leans on.</summary>
    public string Resolved => EarlierTexts is [.., var nearest] ? $"{WrittenOut} ({nearest})" : WrittenOut;

    /// <summary>The tokens that may say what the question is about.</summary>
    public IReadOnlyList<Token> Content { get; } = [.. Tokens.Where(token => IsOutside(Frame, token) && IsOutside(Timing, token))];

    /// <summary>The term of the kind of person or place that is asked for; null when the question names none.</summary>
    public string? KindTerm { get; } =
        Tokens.LastOrDefault(token => token.Start >= Kind.Start && token.Start < Kind.End) is { Form.Term: var term } ? term : null;

    private static bool IsOutside(TextSpan span, Token token) => token.Start >= span.End || token.End <= span.Start;
}
