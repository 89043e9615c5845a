using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Language;
using Bot.Host.Discord.Payloads;

namespace Bot.Host.Discord.Rendering;

/// <summary>Sources as links of which Discord makes no preview.</summary>
internal static class DiscordLink
{
    // Some articles have headlines as long as a paragraph.
    private const int LongestLabel = 200;

    // A longer address first loses the passage it points to.
    private const int LongestAddress = 400;

    public static string To(Citation citation, ReplyWords words, LinkStyle style) =>
        $"[{citation.Number}] {To(citation.Link, citation.Provenance, words, style)}";

    public static string To(ArticleSummary article, ReplyWords words, LinkStyle style) =>
        $"• {To(article.Provenance.Url, article.Provenance, words, style)}";

    private static string To(string address, Provenance provenance, ReplyWords words, LinkStyle style)
    {
        var label = Label(provenance, words);
        var escaped = DiscordText.Escape(label);
        var safe = style switch
        {
            LinkStyle.Passage => Address(address) ?? Address(address.Split('#')[0]),
            LinkStyle.Article => Address(address.Split('#')[0]),
            _ => null,
        };
        if (safe is null)
            return escaped;
        // In a label, Discord knows no escaped brackets, and takes no label that looks like an address.
        return label.AsSpan().ContainsAny('[', ']') || label.Contains("://", StringComparison.Ordinal) ? $"{escaped} <{safe}>" : $"[{escaped}](<{safe}>)";
    }

    private static string Label(Provenance provenance, ReplyWords words)
    {
        var label = SourceLabel.For(provenance, words).ReplaceLineEndings(" ");
        return Shortening.To(label, LongestLabel);
    }

    /// <summary>Without the characters that end a link; null where it is none for a link, or too long.</summary>
    private static string? Address(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var safe = address.Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal)
            .Replace(" ", "%20", StringComparison.Ordinal);
        return safe.Length <= LongestAddress && !safe.Any(char.IsControl) && !safe.Any(char.IsWhiteSpace) ? safe : null;
    }
}

/// <summary>How much of a link there is room for.</summary>
internal enum LinkStyle
{
    /// <summary>To the passage on the page.</summary>
    Passage,

    /// <summary>To the page.</summary>
    Article,

    /// <summary>The label alone.</summary>
    None,
}
