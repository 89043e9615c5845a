using System.Text.RegularExpressions;

namespace Bot.Host.Slack.Payloads;

/// <summary>Between Slack's markup and plain text (https://docs.slack.dev/messaging/formatting-message-text).</summary>
internal static partial class SlackText
{
    /// <summary>What somebody wrote, without the bot's mention and without markup.</summary>
    public static string Plain(string text, SlackIdentity self)
    {
        var plain = Reference().Replace(text, reference => Shown(reference, self));
        plain = plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        return Spaces().Replace(plain, " ").Trim();
    }

    /// <summary>Text from outside for a place where Slack reads markup: nothing in it can be a link or a mention any more.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>How many characters <see cref="Escape"/> makes of one.</summary>
    public static int Width(char character) => character switch { '&' => 5, '<' or '>' => 4, _ => 1 };

    /// <summary>Whether it mentions people, and the bot is not among them: then it is meant for those.</summary>
    public static bool IsForOthers(string text, SlackIdentity self) =>
        Reference().Matches(text) is { } references
        && references.Any(reference => reference.Groups["kind"].Value == "@")
        && !references.Any(reference => reference.Groups["kind"].Value == "@" && reference.Groups["target"].Value == self.User);

    private static string Shown(Match reference, SlackIdentity self)
    {
        var (kind, target, label) = (reference.Groups["kind"].Value, reference.Groups["target"].Value, reference.Groups["label"].Value);
        return kind switch
        {
            "@" => target == self.User || label.Length == 0 ? " " : $"@{label}",
            "#" => label.Length == 0 ? " " : $"#{label}",
            "!" => label.TrimStart('@') is { Length: > 0 } name ? name : " ",
            _ => label.Length > 0 ? label : target.StartsWith("mailto:", StringComparison.Ordinal) ? target["mailto:".Length..] : target,
        };
    }

    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<target>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[ \t\u00A0]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();
}
