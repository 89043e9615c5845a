namespace Bot.Host;

/// <summary>Lengths of waits as timers take them.</summary>
internal static class Waits
{
    /// <summary>
    /// In whole milliseconds, and no shorter: a timer drops what is below one, so that who waits in a loop would be woken before the
    /// time, find less than one left, and wait for nothing over and over.
    /// </summary>
    public static TimeSpan InFull(this TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
