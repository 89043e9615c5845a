using System.Text.RegularExpressions;
using Bot.Core.Language;

namespace Bot.Core.Ingestion;

/// <summary>Tells the page that stands in the place of an article: what asks for money, consent or proof, or says that there is nothing.</summary>
internal static class PageWall
{
    // Whoever has read on this far has read an article, whatever else the page says.
    private const int LongestTeaser = 1_500;
    private const int LongestNotice = 600;

    // A publisher that says readers have to pay still gives robots and some readers all of it.
    private const int LongestPaidTeaser = 2_500;

    private static readonly IReadOnlyList<LabelledPattern> Patterns =
    [
        .. EmbeddedText.Languages(typeof(PageWall), "walls")
            .SelectMany(language => EmbeddedText.Lines(typeof(PageWall), $"walls.{language}.txt"))
            .Select(line => line.Split('\t', 2))
            .Select(parts => new LabelledPattern(
                parts[0], new Regex(parts[1], RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), CountsAnywhere: true)),
    ];

    /// <summary>Why there is no article here; null when nothing speaks against it.</summary>
    /// <param name="isFree">False where the publisher says that readers have to pay.</param>
    /// <param name="seen">All that a reader sees of the page, with its title.</param>
    /// <param name="text">What was taken for the article.</param>
    public static string? Problem(bool isFree, string seen, string text)
    {
        if (!isFree && text.Length < LongestPaidTeaser)
            return Reason("paywall");
        var lower = seen[..Math.Min(seen.Length, 2 * LongestTeaser)].ToLowerInvariant().Replace('’', '\'');
        return Patterns.Where(pattern => text.Length < (pattern.Label == "paywall" ? LongestTeaser : LongestNotice) && pattern.FirstIn(lower) is not null)
            .Select(pattern => Reason(pattern.Label))
            .FirstOrDefault();
    }

    private static string Reason(string kind) => kind switch
    {
        "paywall" => "only the beginning of the article is there, the rest is for subscribers; paste the text, or attach the page saved by a subscriber",
        "consent" => "the page asks for consent and shows no article; save the page after consenting and attach the file",
        "missing" => "the page says that there is no such article; check the address",
        _ => "the site wants proof of a human reader and shows no article; save the page and attach the file",
    };
}
