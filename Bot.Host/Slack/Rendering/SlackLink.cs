using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Host.Slack.Payloads;

namespace Bot.Host.Slack.Rendering;

/// <summary>Sources as links.</summary>
internal static class SlackLink
{
    // Some articles have headlines as long as a paragraph.
    private const int LongestLabel = 300;

    // Slack takes some 13,000 characters of blocks in all; a longer address first loses the passage it points to.
    private const int LongestAddress = 600;

    public static string To(Citation citation, ReplyWords words) => $"[{citation.Number}] {To(citation.Link, Label(citation.Provenance, words))}";

    public static string To(ArticleSummary article, ReplyWords words) => $"• {To(article.Provenance.Url, Label(article.Provenance, words))}";

    /// <summary>The label alone, where no link can be.</summary>
    public static string Label(Citation citation, ReplyWords words) => $"[{citation.Number}] {SlackText.Escape(Label(citation.Provenance, words))}";

    private static string Label(Provenance provenance, ReplyWords words)
    {
        var label = SourceLabel.For(provenance, words).ReplaceLineEndings(" ");
        return Shortening.To(label, LongestLabel);
    }

    private static string To(string address, string label) =>
        (Address(address) ?? Address(address.Split('#')[0])) is { } safe ? $"<{safe}|{SlackText.Escape(label)}>" : SlackText.Escape(label);

    /// <summary>Without the characters that end a link or part its label from it; null where it is none for a link, or too long.</summary>
    private static string? Address(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var safe = SlackText.Escape(
            address.Replace("<", "%3C", StringComparison.Ordinal)
                .Replace(">", "%3E", StringComparison.Ordinal)
                .Replace("|", "%7C", StringComparison.Ordinal)
                .Replace(" ", "%20", StringComparison.Ordinal));
        return safe.Length <= LongestAddress && !safe.Any(char.IsControl) ? safe : null;
    }
}
