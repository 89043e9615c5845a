namespace Bot.Core.Retrieval;

/// <summary>How much of a question a text says.</summary>
public static class Coverage
{
    // Two neighbours of the question stay neighbours with this many words between them.
    private const int NeighbourReach = 3;

    /// <summary>The weighted share of the chosen concepts; 1 when the question has none of them.</summary>
    public static double Of(IReadOnlyList<Concept> concepts, double[] qualities, Func<Concept, bool> chosen)
    {
        double covered = 0, all = 0;
        for (var i = 0; i < concepts.Count; i++)
        {
            if (!chosen(concepts[i]))
                continue;
            covered += concepts[i].Weight * qualities[i];
            all += concepts[i].Weight;
        }

        return all == 0 ? 1 : covered / all;
    }

    /// <summary>How well the rarest concept that the store knows is said.</summary>
    public static double OfRarest(IReadOnlyList<Concept> concepts, double[] qualities)
    {
        var rarest = -1;
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Articles > 0 && (rarest < 0 || concepts[i].Weight > concepts[rarest].Weight))
                rarest = i;
        }

        return rarest < 0 ? 0 : qualities[rarest];
    }

    /// <summary>The share of the words from the first to the last concept that belong to one.</summary>
    public static double Proximity(ConceptMatch[] matches)
    {
        int said = 0, words = 0, first = int.MaxValue, last = 0;
        foreach (var match in matches)
        {
            if (match.Position < 0)
                continue;
            said++;
            words += match.Length;
            first = Math.Min(first, match.Position);
            last = Math.Max(last, match.Position + match.Length);
        }

        return said < 2 ? 0 : Math.Min(1, words / (double)(last - first));
    }

    /// <summary>The share of neighbouring concepts of the question that a text says close together in the same order.</summary>
    public static double WordOrder(ConceptMatch[] matches)
    {
        var kept = 0;
        for (var i = 0; i + 1 < matches.Length; i++)
        {
            var gap = matches[i + 1].Position - (matches[i].Position + matches[i].Length);
            if (matches[i].Position >= 0 && matches[i + 1].Position >= 0 && gap is >= 0 and < NeighbourReach)
                kept++;
        }

        return matches.Length < 2 ? 0 : kept / (double)(matches.Length - 1);
    }
}
