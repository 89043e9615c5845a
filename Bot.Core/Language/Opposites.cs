using System.Collections.Frozen;

namespace Bot.Core.Language;

/// <summary>Words that say the contrary of each other: a sentence with the one does not answer a question with the other.</summary>
public static class Opposites
{
    private static readonly FrozenDictionary<string, string[]> Terms = EmbeddedText.Lines("opposites.en.txt")
        .SelectMany(Pairs)
        .GroupBy(pair => pair.Term, pair => pair.Opposite)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>The index terms of the opposites of an index term.</summary>
    public static IReadOnlyList<string> Of(string term) => Terms.TryGetValue(term, out var opposites) ? opposites : [];

    private static IEnumerable<(string Term, string Opposite)> Pairs(string line)
    {
        var sides = line.Split(':', 2);
        foreach (var one in Analyzer.Analyze(sides[0]))
        {
            foreach (var other in Analyzer.Analyze(sides[1]))
            {
                yield return (one.Term, other.Term);
                yield return (other.Term, one.Term);
            }
        }
    }
}
