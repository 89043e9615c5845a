using Bot.Host.Slack.Payloads;

namespace Bot.Host.Slack.Rendering;

/// <summary>Cuts a text that is too long between words, never inside a citation mark or a character.</summary>
internal static class TextPieces
{
    /// <param name="most">Characters of a piece after escaping.</param>
    /// <returns>Nothing of a text that shows nothing: Slack refuses a block without characters.</returns>
    public static IEnumerable<string> Of(string text, int most)
    {
        // Escaping makes five characters of one at worst, so a fifth always fits.
        while (SlackText.Escape(text).Length > most)
        {
            var end = Fitting(text, most);
            var space = text.LastIndexOf(' ', end - 1, end);
            var cut = space > end / 2 ? space : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
            yield return text[..cut];
            text = text[cut..].TrimStart();
        }

        if (!string.IsNullOrWhiteSpace(text))
            yield return text;
    }

    private static int Fitting(string text, int most)
    {
        var escaped = 0;
        for (var end = 0; end < text.Length; end++)
        {
            escaped += text[end] switch { '&' => 5, '<' or '>' => 4, _ => 1 };
            if (escaped > most)
                return end;
        }

        return text.Length;
    }
}
