using Bot.Core.Articles;

namespace Bot.Core.Answering;

/// <summary>
/// Links that scroll to the cited words and highlight them
/// (https://wicg.github.io/scroll-to-text-fragment/): <c>#:~:text=first%20words,last%20words</c>.
/// </summary>
public static class TextFragment
{
    // Enough words to be found once on a page, few enough to survive small changes.
    private const int EdgeWords = 5;

    /// <summary>The address of the passage; the bare address where the stored text is not the page's own.</summary>
    public static string Link(Provenance provenance, string passage)
    {
        if (provenance.Kind == SourceKind.Note || !provenance.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || provenance.Url.Contains('#', StringComparison.Ordinal))
            return provenance.Url;
        var words = passage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var fragment = words.Length <= 2 * EdgeWords
            ? Escape(string.Join(' ', words))
            : $"{Escape(string.Join(' ', words.Take(EdgeWords)))},{Escape(string.Join(' ', words.TakeLast(EdgeWords)))}";
        return $"{provenance.Url}#:~:text={fragment}";
    }

    // A dash has a meaning of its own in a text directive, and EscapeDataString leaves it alone.
    private static string Escape(string words) => Uri.EscapeDataString(words).Replace("-", "%2D", StringComparison.Ordinal);
}
