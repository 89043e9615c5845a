using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>
/// Tells text that speaks to a machine, or hides something from people, from what an article reports. It knows what is common:
/// what a model may say is held by <see cref="DraftGate"/>, and this only keeps it from being told.
/// </summary>
public static class PlantedText
{
    // A pattern that takes longer on one passage is a fault in the data file; what could not be looked at counts as planted.
    private static readonly TimeSpan PatternBudget = TimeSpan.FromMilliseconds(100);

    private static readonly IReadOnlyList<Regex> Patterns =
    [
        .. EmbeddedText.Lines(typeof(PlantedText), "planted.txt").Select(line => new Regex(line, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternBudget)),
    ];

    public static bool IsIn(string text)
    {
        if (text.EnumerateRunes().Any(IsHidden))
            return true;
        var lower = text.ToLowerInvariant();
        try
        {
            return Patterns.Any(pattern => pattern.IsMatch(lower));
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>Whether a character is there and does not show; soft hyphens and the marks at a text's beginning are common and harmless.</summary>
    private static bool IsHidden(Rune rune) =>
        rune.Value is not (0xAD or 0xFEFF) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || (rune.Value != '\n' && rune.Value != '\t' && rune.Value != '\r' && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control);
}
