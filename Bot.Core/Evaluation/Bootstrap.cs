namespace Bot.Core.Evaluation;

/// <summary>How far a share may lie from the measured one by the chance of which questions were asked.</summary>
public static class Bootstrap
{
    private const int Resamples = 1_000;

    // Any seed does; a fixed one gives the same interval for the same replies.
    private const int Seed = 20261124;

    /// <summary>The 95 % percentile interval of a share, over resamples of the questions; null when nothing is counted.</summary>
    /// <param name="counts">For each question, how many count and of how many.</param>
    public static Interval? Of(IReadOnlyList<(int Part, int Whole)> counts)
    {
        var random = new Random(Seed);
        var shares = new List<double>(Resamples);
        for (var resample = 0; resample < Resamples; resample++)
        {
            int part = 0, whole = 0;
            for (var drawn = 0; drawn < counts.Count; drawn++)
            {
                var question = counts[random.Next(counts.Count)];
                part += question.Part;
                whole += question.Whole;
            }

            // By chance a resample may hold none of the questions that the share is about.
            if (whole > 0)
                shares.Add((double)part / whole);
        }

        shares.Sort();
        return shares.Count == 0 ? null : new Interval(At(shares, 0.025), At(shares, 0.975));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];
}

public sealed record Interval(double Low, double High);
