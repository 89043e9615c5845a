using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>A question as understood before anything is looked up.</summary>
/// <param name="Text">As asked.</param>
/// <param name="Tokens">Of the question with short forms written out.</param>
/// <param name="Earlier">The tokens of the earlier question that a follow-up leans on; empty when it stands alone.</param>
public sealed record Question(
    string Text, string Language, AnswerType AnswerType, IReadOnlyList<Token> Tokens, string WrittenOut, IReadOnlyList<Token> Earlier);
