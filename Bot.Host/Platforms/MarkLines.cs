using System.Globalization;
using Bot.Core.Chat;

namespace Bot.Host.Platforms;

/// <summary>What stands above a reply about sources that have changed since it was given.</summary>
internal static class MarkLines
{
    /// <summary>One line for sources of which the same is to be said; empty mostly.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<CitationMark> marks, WordList texts) =>
    [
        .. marks.GroupBy(mark => (mark.Change, mark.On)).Select(same => texts.With(
            $"mark_{same.Key.Change.ToString().ToLowerInvariant()}",
            string.Join("], [", same.Select(mark => mark.Number)),
            same.Key.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
    ];
}
