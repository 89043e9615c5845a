using System.Collections.Frozen;

namespace Bot.Core.Language;

/// <summary>Which first names are of women and which of men, where nearly all who have one are.</summary>
public static class FirstNames
{
    private static readonly Lazy<FrozenDictionary<string, Gender>> Known = new(() => EmbeddedText.Lines("firstnames.en.txt")
        .Select(line => line.Split(": "))
        .SelectMany(parts => parts[1].Split(' '), (parts, name) => (Name: name, Gender: parts[0] == "female" ? Gender.Female : Gender.Male))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Gender, StringComparer.Ordinal));

    /// <param name="name">In lower case.</param>
    /// <returns>Null where it is not known.</returns>
    public static Gender? GenderOf(string name) => Known.Value.TryGetValue(name, out var gender) ? gender : null;
}

/// <summary>As a pronoun tells it.</summary>
public enum Gender
{
    /// <summary>She.</summary>
    Female,

    /// <summary>He.</summary>
    Male,
}
