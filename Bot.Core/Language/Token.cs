namespace Bot.Core.Language;

/// <summary>A word or number of a text.</summary>
/// <param name="Start">Where it stands, in UTF-16 positions.</param>
/// <param name="Word">As written, in lower case, apostrophes straight, a possessive ending removed.</param>
/// <param name="Term">What the index holds for it: its stem, or the number without grouping.</param>
public readonly record struct Token(int Start, int End, string Word, string Term);
