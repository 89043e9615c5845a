namespace Bot.Core.Chat;

/// <summary>
/// A token bucket for each of many askers, kept as the one time at which it will be full again (the generic cell rate algorithm).
/// The limiters of the framework read the machine's clock and cannot be given another.
/// </summary>
/// <param name="most">How many at once, and how many in each period.</param>
internal sealed class RateLimit(int most, TimeSpan period, TimeProvider clock)
{
    // Full buckets are cleared out when this many have gathered.
    private const int ClearedAt = 10_000;

    private readonly Lock access = new();
    private readonly Dictionary<string, Bucket> buckets = [];
    private readonly TimeSpan interval = period / most;
    private int clearAt = ClearedAt;

    /// <summary>Takes one from the asker's bucket, if there is one.</summary>
    public Verdict Take(string asker)
    {
        var now = clock.GetUtcNow();
        lock (access)
        {
            var bucket = buckets.GetValueOrDefault(asker);
            var full = bucket.FullAt > now ? bucket.FullAt : now;
            if (full + interval - now > period)
            {
                buckets[asker] = bucket with { IsTold = true };
                return bucket.IsTold ? Verdict.RefusedAgain : Verdict.Refused;
            }

            if (buckets.Count >= clearAt)
                ClearFull(now);
            buckets[asker] = new Bucket(full + interval, IsTold: false);
            return Verdict.Allowed;
        }
    }

    private void ClearFull(DateTimeOffset now)
    {
        foreach (var asker in buckets.Where(entry => entry.Value.FullAt <= now).Select(entry => entry.Key).ToList())
            buckets.Remove(asker);
        clearAt = Math.Max(ClearedAt, 2 * buckets.Count);
    }

    public enum Verdict
    {
        Allowed,

        /// <summary>For the first time since one was allowed: the asker is to be told.</summary>
        Refused,
        RefusedAgain,
    }

    private readonly record struct Bucket(DateTimeOffset FullAt, bool IsTold);
}
