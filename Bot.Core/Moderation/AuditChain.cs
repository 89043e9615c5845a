using System.Globalization;

namespace Bot.Core.Moderation;

/// <summary>Tells whether an audit log is whole.</summary>
public static class AuditChain
{
    /// <summary>What is wrong with it, in one line; null when it is whole.</summary>
    /// <param name="entries">By number.</param>
    /// <param name="head">Number and hash of the newest entry, as the store remembers them apart from the log.</param>
    public static string? Problem(IEnumerable<AuditEntry> entries, (long Number, string Hash) head)
    {
        var (number, hash) = (0L, "");
        foreach (var entry in entries)
        {
            if (entry.Number != number + 1)
                return Line($"entry {number + 1} is missing");
            if (entry.Previous != hash)
                return Line($"entry {entry.Number} does not follow the one before it");
            if (!entry.IsSound)
                return Line($"entry {entry.Number} was altered");
            (number, hash) = (entry.Number, entry.Hash);
        }

        return head == (number, hash) ? null : Line($"the log ends at entry {number}, and entry {head.Number} was the newest");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
