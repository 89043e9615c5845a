namespace Bot.Core.Chat;

/// <summary>What is to be said above a reply about one of its citations.</summary>
/// <param name="Number">The citation's.</param>
/// <param name="Change">Never <see cref="SourceChange.Restored"/>, which takes a mark away.</param>
public sealed record CitationMark(int Number, SourceChange Change, DateOnly On);

/// <summary>What became of an article after it was cited.</summary>
public enum SourceChange
{
    /// <summary>It no longer says what was cited, or its publisher corrected it.</summary>
    Corrected,

    /// <summary>Moderators took it out.</summary>
    Removed,

    /// <summary>Its publisher took it back.</summary>
    Retracted,

    /// <summary>It is what it was when it was cited, after it had not been.</summary>
    Restored,
}
