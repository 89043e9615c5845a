namespace Bot.Core.Language;

/// <summary>Times of day, whose numbers count nothing: "4:15 p.m.", "at 9 am".</summary>
public static class ClockTimes
{
    /// <summary>Whether a number among the tokens of a text is part of a time of day.</summary>
    public static bool Has(string text, IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        return (index + 1 < tokens.Count && (tokens[index + 1].Word is "am" or "pm" || IsJoined(text, token, tokens[index + 1])))
            || (index > 0 && IsJoined(text, tokens[index - 1], token));
    }

    private static bool IsJoined(string text, Token hour, Token minute) =>
        minute.Start == hour.End + 1 && text[hour.End] == ':' && char.IsAsciiDigit(hour.Word[0]) && char.IsAsciiDigit(minute.Word[0]);
}
