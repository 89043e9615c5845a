using System.Text.RegularExpressions;

namespace Bot.Tests.Host.Discord;

/// <summary>
/// Reads a text as Discord's client does, as far as matters here: backslashes escape, and what is not escaped is a mention, a
/// link or a format. It shares no code with the escaping that it checks.
/// </summary>
internal sealed partial record DiscordMarkdown(string Text, IReadOnlyList<string> Mentions, IReadOnlyList<string> Links, IReadOnlyList<string> Formats)
{
    // A private character for each that was escaped, so that no pattern sees it.
    private const int Hidden = 0xE000;

    public static DiscordMarkdown Read(string text)
    {
        var hidden = Escape().Replace(text, match => ((char)(Hidden + match.Value[1])).ToString());
        var links = new List<string>();
        hidden = MaskedLink().Replace(hidden, match => Keep(links, match.Groups["address"].Value, match.Groups["label"].Value));
        hidden = BareLink().Replace(hidden, match => Keep(links, match.Groups["address"].Value, ""));
        var mentions = Mention().Matches(hidden).Select(match => match.Value).ToList();
        // Headings and the small print are ours.
        var formats = Format().Matches(OurOwn().Replace(hidden, "")).Select(match => match.Value).ToList();
        return new DiscordMarkdown(string.Concat(hidden.Select(Shown)), mentions, links, formats);
    }

    private static string Keep(List<string> links, string address, string shown)
    {
        links.Add(address);
        return shown;
    }

    private static char Shown(char character) => character is >= (char)Hidden and < (char)(Hidden + 128) ? (char)(character - Hidden) : character;

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\[(?<label>[^\[\]]*)\]\(<?(?<address>[^\s<>()]*)>?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MaskedLink();

    [GeneratedRegex(@"<?(?<address>https?://[^\s<>]+)>?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareLink();

    [GeneratedRegex(@"@everyone|@here|<(@[!&]?|#|a?:\w+:)\d+>|<t:|</|<id:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\*\*(Sources|Nearest articles)\*\*$|^-# Automatic reply.*$|^> ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex OurOwn();

    [GeneratedRegex(@"[*_`]|~~|\|\||^[ \t]*(#{1,3}|-#|[-+]|>|\d+[.)])[ \t]", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Format();
}
