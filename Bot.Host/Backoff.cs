namespace Bot.Host;

/// <summary>Waits that double, each drawn from zero to its limit ("full jitter"), so that many clients do not come back at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most, Random random)
{
    /// <param name="failures">How many attempts failed in a row; none means no wait.</param>
    public TimeSpan After(int failures)
    {
        if (failures <= 0)
            return TimeSpan.Zero;
        // Two to the 16th times any first wait is beyond any limit.
        var limit = Math.Min(most.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 16)));
        lock (random)
            return TimeSpan.FromMilliseconds(random.NextDouble() * limit);
    }
}
