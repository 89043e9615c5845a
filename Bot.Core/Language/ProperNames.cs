namespace Bot.Core.Language;

/// <summary>Finds the names of a text by their capitals.</summary>
public static class ProperNames
{
    /// <summary>Runs of neighbouring words with capitals, as half-open ranges of tokens.</summary>
    /// <remarks>The first word of a sentence has a capital whatever it is: it counts when another one follows it at once.</remarks>
    public static IEnumerable<(int Start, int End)> In(string text, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        for (var start = 0; start < tokens.Count; start++)
        {
            if (!IsNameWord(text, tokens[start], lexicon))
                continue;
            var end = start + 1;
            while (end < tokens.Count && IsNameWord(text, tokens[end], lexicon) && Touch(text, tokens[end - 1], tokens[end]))
                end++;
            if (end - start > 1 || !BeginsSentence(text, tokens[start]))
                yield return (start, end);
            start = end - 1;
        }
    }

    public static bool BeginsSentence(string text, Token token)
    {
        var index = token.Start - 1;
        while (index >= 0 && (char.IsWhiteSpace(text[index]) || text[index] is '"' or '“' or '‘' or '(' or '['))
            index--;
        return index < 0 || text[index] is '.' or '!' or '?' or ':';
    }

    private static bool IsNameWord(string text, Token token, Lexicon lexicon) =>
        char.IsUpper(text[token.Start])
        && !lexicon.StopWords.Contains(token.Word)
        && !lexicon.Cues("month").Contains(token.Word)
        && !lexicon.Cues("weekday").Contains(token.Word);

    /// <summary>Only a space, a hyphen or the stop of an initial parts the words of one name.</summary>
    private static bool Touch(string text, Token first, Token second) =>
        text.AsSpan(first.End, second.Start - first.End) is " " or "-" || (first.Word.Length == 1 && text.AsSpan(first.End, second.Start - first.End) is ". ");
}
