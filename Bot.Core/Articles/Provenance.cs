namespace Bot.Core.Articles;

/// <summary>Where an article comes from.</summary>
/// <param name="Published">The publish date; null where the source does not state one.</param>
/// <param name="Language">A BCP 47 tag, such as <c>en</c>.</param>
public sealed record Provenance(
    string Outlet,
    string Headline,
    IReadOnlyList<string> Authors,
    DateOnly? Published,
    string Url,
    string Language,
    SourceKind Kind,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> People)
{
    /// <summary>The day of its last change, as its publisher states it.</summary>
    public DateOnly? Updated { get; init; }

    /// <summary>What its publisher says of a correction, in the publisher's words; null where it says of none.</summary>
    public string? Correction { get; init; }
}
