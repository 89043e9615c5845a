using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Finds the word of the store that somebody meant to type.</summary>
public static class SpellingCorrector
{
    private const int ShortestCorrected = 5;
    private const int LongestCorrected = 30;
    private const int LongEnoughForTwoSlips = 9;

    /// <summary>The nearest word of the store, the most frequent of several; null when none is near.</summary>
    public static async Task<WordFrequency?> CorrectAsync(Token token, IIndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (token.Word.Length is < ShortestCorrected or > LongestCorrected || !token.Word.All(char.IsLetter))
            return null;

        var limit = token.Word.Length >= LongEnoughForTwoSlips ? 2 : 1;
        WordFrequency? nearest = null;
        var best = (Distance: limit + 1, Articles: 0);
        foreach (var candidate in await snapshot.WordsAsync(token.Term[..1], cancellationToken))
        {
            var distance = EditDistance.Between(token.Word, candidate.Word, limit);
            if (distance > limit || !IsSlip(token.Word, candidate.Word) || (distance, -candidate.Articles).CompareTo((best.Distance, -best.Articles)) >= 0)
                continue;
            best = (distance, candidate.Articles);
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>
    /// A single changed letter makes another word of a word (mayor, major) as often as a misspelling, so it only counts
    /// in words long enough to leave no doubt.
    /// </summary>
    private static bool IsSlip(string typed, string meant) =>
        typed.Length != meant.Length || typed.Length > 6 || typed.Order().SequenceEqual(meant.Order());
}
