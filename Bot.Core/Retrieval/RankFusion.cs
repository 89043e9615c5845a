namespace Bot.Core.Retrieval;

/// <summary>Joins rankings whose scores cannot be compared, by ranks alone (Cormack, Clarke and Büttcher, SIGIR 2009).</summary>
internal static class RankFusion
{
    // Of the paper: so large that no single ranking decides alone.
    private const double Dampening = 60;

    /// <summary>What the place in one ranking counts for, from 0.</summary>
    public static double Share(int rank) => 1 / (Dampening + rank + 1);

    /// <summary>All that stands in either ranking, best first.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
        where T : notnull
    {
        var scores = new Dictionary<T, double>();
        foreach (var ranking in new[] { first, second })
        {
            for (var rank = 0; rank < ranking.Count; rank++)
                scores[ranking[rank]] = scores.GetValueOrDefault(ranking[rank]) + Share(rank);
        }

        return [.. scores.OrderByDescending(score => score.Value).Select(score => score.Key)];
    }
}
