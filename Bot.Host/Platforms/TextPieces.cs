namespace Bot.Host.Platforms;

/// <summary>Cuts a text that is too long between words, never inside a citation mark or a character.</summary>
internal static class TextPieces
{
    /// <param name="most">Characters of a piece, as they are sent.</param>
    /// <param name="width">How many characters one becomes by escaping; a fifth of <paramref name="most"/> must always fit.</param>
    /// <returns>Nothing of a text that shows nothing: platforms refuse a block without characters.</returns>
    public static IEnumerable<string> Of(string text, int most, Func<char, int> width)
    {
        while (Fitting(text, most, width) is var end && end < text.Length)
        {
            var space = text.LastIndexOf(' ', end - 1, end);
            var cut = space > end / 2 ? space : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
            yield return text[..cut];
            text = text[cut..].TrimStart();
        }

        if (!string.IsNullOrWhiteSpace(text))
            yield return text;
    }

    public static int Length(string text, Func<char, int> width)
    {
        var length = 0;
        foreach (var character in text)
            length += width(character);
        return length;
    }

    private static int Fitting(string text, int most, Func<char, int> width)
    {
        var length = 0;
        for (var end = 0; end < text.Length; end++)
        {
            length += width(text[end]);
            if (length > most)
                return end;
        }

        return text.Length;
    }
}
