using System.Text.RegularExpressions;
using Bot.Core.Language;

namespace Bot.Core.Ingestion;

/// <summary>Finds what a publisher says of a correction in its article.</summary>
public static class CorrectionNote
{
    // A note is a paragraph of its own; what is longer is cut, and stands whole in the text.
    private const int Longest = 600;

    private static readonly IReadOnlyList<Regex> Patterns =
    [
        .. EmbeddedText.Languages(typeof(CorrectionNote), "corrections")
            .SelectMany(language => EmbeddedText.Lines(typeof(CorrectionNote), $"corrections.{language}.txt"))
            .Select(line => new Regex(line, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))),
    ];

    /// <summary>The notes in the publisher's words, parted by a space; null where there is none.</summary>
    public static string? In(string text) => In(text.Split('\n'));

    public static string? In(IEnumerable<string> paragraphs)
    {
        var notes = string.Join(' ', paragraphs.Select(ProvenanceValues.OneLine).Where(IsNote).Distinct());
        return notes.Length == 0 ? null : Shortening.To(notes, Longest);
    }

    private static bool IsNote(string paragraph)
    {
        if (paragraph.Length == 0)
            return false;
        var start = paragraph[..Math.Min(paragraph.Length, Longest)].TrimStart('*', '_', '(', '[', '（', '【', ' ', '>').ToLowerInvariant().Replace('’', '\'');
        return Patterns.Any(pattern => pattern.IsMatch(start));
    }
}
