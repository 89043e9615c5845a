namespace Bot.Core.Language;

/// <summary>Cuts a text into the tokens that the index holds and questions are asked in.</summary>
public static class Analyzer
{
    public static IReadOnlyList<Token> Analyze(string text) => throw new NotSupportedException("not written yet");
}
