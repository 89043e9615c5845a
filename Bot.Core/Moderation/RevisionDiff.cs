using Bot.Core.Articles;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Bot.Core.Moderation;

/// <summary>What changed from one revision of an article to the next, for people to read.</summary>
/// <param name="Provenance">Such as <c>headline: "A" is now "B"</c>.</param>
/// <param name="Removed">Paragraphs that are gone, or stood there before they were changed.</param>
/// <param name="Added">Paragraphs that are new, or as they stand since.</param>
public sealed record RevisionDiff(IReadOnlyList<string> Provenance, IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    public static RevisionDiff Between(Provenance before, string textBefore, Provenance after, string textAfter)
    {
        var lines = InlineDiffBuilder.Diff(textBefore, textAfter, ignoreWhiteSpace: true).Lines;
        return new RevisionDiff(
            [.. Fields(before, after)],
            [.. Of(lines, ChangeType.Deleted)],
            [.. Of(lines, ChangeType.Inserted)]);
    }

    /// <summary>In a few words.</summary>
    public string Summary => string.Join("; ", [.. Provenance, $"{Removed.Count} paragraphs gone or changed, {Added.Count} new or as they stand now"]);

    private static IEnumerable<string> Of(IEnumerable<DiffPiece> lines, ChangeType type) =>
        lines.Where(line => line.Type == type && !string.IsNullOrWhiteSpace(line.Text)).Select(line => line.Text);

    private static IEnumerable<string> Fields(Provenance before, Provenance after)
    {
        if (before.Headline != after.Headline)
            yield return $"headline: \"{before.Headline}\" is now \"{after.Headline}\"";
        if (before.Published != after.Published)
            yield return $"published: {before.Published:yyyy-MM-dd} is now {after.Published:yyyy-MM-dd}";
        if (before.Outlet != after.Outlet)
            yield return $"outlet: {before.Outlet} is now {after.Outlet}";
        if (before.Url != after.Url)
            yield return $"address: {before.Url} is now {after.Url}";
    }
}
