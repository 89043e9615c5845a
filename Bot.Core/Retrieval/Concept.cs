namespace Bot.Core.Retrieval;

/// <summary>One thing a question speaks of, with all the ways in which the store may say it.</summary>
/// <param name="Surface">As asked.</param>
/// <param name="Weight">How much it tells: rare in the store weighs more than common.</param>
/// <param name="Articles">In how many articles of the store one of its variants occurs, at most; 0 when none does.</param>
/// <param name="IsName">Whether it names a person, body or place, so that an answer about another one is none.</param>
/// <param name="IsNumber">Whether it is a number or a year.</param>
/// <param name="Subject">For what the question says somebody did, the place in the list of the name of who did it; null otherwise.</param>
/// <param name="IsCarried">Whether it comes from an earlier question of the conversation.</param>
public sealed record Concept(
    string Surface, IReadOnlyList<Variant> Variants, double Weight, int Articles, bool IsName, bool IsNumber, int? Subject, bool IsCarried)
{
    /// <summary>Whether it is what somebody did who is asked for: "who replaced", "which juror wrote".</summary>
    public bool IsAskedDeed { get; init; }

    /// <summary>Whether it is the thing of which more is asked: "when was the bridge closed".</summary>
    public bool IsAskedThing { get; init; }
}

/// <summary>One way to say a concept: a sequence of index terms.</summary>
/// <param name="Quality">From 0 to 1: 1 for the asker's own words, less for synonyms and corrected spellings.</param>
public readonly record struct Variant(IReadOnlyList<string> Terms, double Quality)
{
    public string Key => string.Join(' ', Terms);
}
