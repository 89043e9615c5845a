using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>One name, number or date of the cited passages: what may stand in a place of a claim, and must be the right one.</summary>
/// <param name="Key">What it is, to tell it from the others.</param>
/// <param name="Mentions">Where it stands, also as a pronoun or as "the mayor".</param>
/// <param name="Titles">Index terms of what it is called beside its name: mayor, spokeswoman.</param>
internal sealed record Filler(string Key, IReadOnlyList<Mention> Mentions, IReadOnlySet<string> Titles)
{
    public bool IsPerson { get; init; }

    public bool IsBody { get; init; }

    public bool IsPlace { get; init; }

    /// <summary>Whether it is anywhere the one who says something.</summary>
    public bool Speaks { get; init; }

    /// <summary>Null where nothing tells it.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Whether it is the outlet or an author of a passage.</summary>
    public bool IsTeller { get; init; }
}

/// <param name="Certainty">From 0 to 1: how surely a pronoun means it; 1 for its own name.</param>
internal readonly record struct Mention(ReadPassage Passage, TextSpan Tokens, double Certainty);

/// <summary>A place in a claim that holds a name, number or date.</summary>
/// <param name="Tokens">A half-open range of tokens of the claim.</param>
/// <param name="Written">What stands there; several where the passages have several of the name.</param>
/// <param name="Others">What else the passages have of the kind, and the claim does not.</param>
internal sealed record Slot(TextSpan Tokens, IReadOnlyList<Filler> Written, IReadOnlyList<Filler> Others)
{
    /// <summary>All that the passages have of the kind.</summary>
    public IReadOnlyList<Filler> All { get; init; } = [];

    /// <summary>The other places of the claim that hold one of them.</summary>
    public IReadOnlyList<(TextSpan Tokens, Filler Filler)> Beside { get; init; } = [];
}
