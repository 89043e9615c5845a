using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Host.Discord.Payloads;

/// <summary>Between Discord's Markdown (https://docs.discord.com/developers/reference#message-formatting) and plain text.</summary>
internal static partial class DiscordText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(@"\*_`<~|(@:#>+-.)");

    /// <summary>What somebody wrote, without the bot's mention and without Discord's references.</summary>
    /// <param name="mentions">The users of the message's mentions.</param>
    public static string Plain(string content, JsonElement? mentions, DiscordIdentity self)
    {
        var plain = Reference().Replace(content, reference => Shown(reference, mentions, self));
        return Spaces().Replace(plain, " ").Trim();
    }

    /// <summary>Text from outside for a place where Discord reads Markdown: nothing in it is a mention, a link or a format any more.</summary>
    public static string Escape(string text) => Markup().Replace(text, @"\$0");

    /// <summary>The most characters, as Discord counts them, that <see cref="Escape"/> makes of a UTF-16 unit.</summary>
    public static int Width(char character) => char.IsLowSurrogate(character) ? 0 : Escaped.Contains(character) ? 2 : 1;

    /// <summary>How long Discord finds a text: in Unicode code points.</summary>
    public static int Count(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>Whether the text mentions the bot itself.</summary>
    public static bool Mentions(string content, DiscordIdentity self) =>
        Reference().Matches(content).Any(reference => reference.Groups["user"].Value == self.User);

    private static string Shown(Match reference, JsonElement? mentions, DiscordIdentity self)
    {
        if (reference.Groups["address"] is { Success: true } address)
            return address.Value;
        var user = reference.Groups["user"].Value;
        return user.Length > 0 && user != self.User && NameOf(user, mentions) is { } name ? $"@{name}" : " ";
    }

    private static string? NameOf(string user, JsonElement? mentions)
    {
        if (mentions is not { ValueKind: JsonValueKind.Array } users)
            return null;
        foreach (var mentioned in users.EnumerateArray())
        {
            if (mentioned.Text("id") == user)
                return mentioned.Text("global_name") ?? mentioned.Text("username");
        }

        return null;
    }

    [GeneratedRegex(
        @"<(@!?(?<user>\d+)|@&\d+|#\d+|a?:\w+:\d+|t:-?\d+(:\w)?|/[^<>:]+:\d+|id:\w+|(?<address>https?://[^\s<>]+))>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    // Emphasis, code, strikes, spoilers, mentions and masked links wherever they stand, bare addresses, and what formats a line at its start.
    [GeneratedRegex(
        @"[\\*_`<~|]|(?<=\])\(|@(?=everyone|here)|:(?=//)|(?<=^[ \t]*)[#>+-]|(?<=^[ \t]*\d+)[.)]", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[ \t\u00A0]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();
}
