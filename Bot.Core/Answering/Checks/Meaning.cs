using System.Collections.Concurrent;
using System.Collections.Frozen;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>How far one word may stand for another: forms of one word, synonyms, words of near meaning; never the opposite.</summary>
internal static class Meaning
{
    // Below this two words of news share no more than that both occur in news.
    private const double Unrelated = 0.45;

    // "decide" and "decision" part after this many letters.
    private const int SharedBeginning = 6;
    private const int LongestRest = 4;
    private const double SameBeginning = 0.85;

    private const int MostRemembered = 20_000;

    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, double>> Related = new();

    /// <summary>From 0, unrelated, to 1, the same.</summary>
    public static double Likeness(Token one, Token other)
    {
        if (one.Term == other.Term || one.Word == other.Word)
            return 1;
        if (char.IsAsciiDigit(one.Word[0]) || char.IsAsciiDigit(other.Word[0]) || Opposites.Of(one.Term).Contains(other.Term))
            return 0;
        var likeness = HasSameBeginning(one.Term, other.Term) ? SameBeginning : 0;
        if (RelatedTo(one.Term).TryGetValue(other.Term, out var strength))
            likeness = Math.Max(likeness, strength);
        if (likeness < SameBeginning && one.Form?.Vector is { } vector && other.Form?.Vector is { } second && UnitVector.Cosine(vector, second) is var cosine and >= (float)Unrelated)
            likeness = Math.Max(likeness, cosine);
        return Math.Min(1, likeness);
    }

    private static bool HasSameBeginning(string one, string other) =>
        one.AsSpan().CommonPrefixLength(other) is >= SharedBeginning and var shared && one.Length - shared <= LongestRest && other.Length - shared <= LongestRest;

    private static FrozenDictionary<string, double> RelatedTo(string term)
    {
        if (Related.TryGetValue(term, out var known))
            return known;
        var related = Thesaurus.English.Of(term)
            .Where(other => other.Terms.Count == 1)
            .GroupBy(other => other.Terms[0], other => other.Strength)
            .ToFrozenDictionary(group => group.Key, group => group.Max());
        if (Related.Count < MostRemembered)
            Related.TryAdd(term, related);
        return related;
    }
}
