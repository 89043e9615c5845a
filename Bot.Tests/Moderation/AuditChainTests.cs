using Bot.Core.Moderation;

namespace Bot.Tests.Moderation;

public sealed class AuditChainTests
{
    private static readonly IReadOnlyList<AuditEntry> Log = [.. Entries(5)];

    private static (long Number, string Hash) Head => (Log[^1].Number, Log[^1].Hash);

    [Fact]
    public void A_log_as_it_was_written_is_whole()
    {
        Assert.Null(AuditChain.Problem(Log, Head));
        Assert.Null(AuditChain.Problem([], (0, "")));
    }

    [Fact]
    public void A_log_with_an_altered_field_is_not()
    {
        AuditEntry[] altered =
        [
            Log[2] with { Actor = "slack/T1/UEVE" }, Log[2] with { Action = ModeratorAction.Reject }, Log[2] with { Subject = "b" }, Log[2] with { Before = "" },
            Log[2] with { After = null }, Log[2] with { At = Log[2].At.AddSeconds(1) }, Log[2] with { Hash = Log[1].Hash },
        ];

        Assert.All(altered, entry => Assert.NotNull(AuditChain.Problem([.. Log.Take(2), entry, .. Log.Skip(3)], Head)));
    }

    [Fact]
    public void A_log_with_an_entry_taken_out_put_in_or_moved_is_not()
    {
        Assert.NotNull(AuditChain.Problem([.. Log.Take(2), .. Log.Skip(3)], Head));
        Assert.NotNull(AuditChain.Problem(Log.Take(4), Head));
        Assert.NotNull(AuditChain.Problem([.. Log.Take(2), Log[3], Log[2], Log[4]], Head));
        Assert.NotNull(AuditChain.Problem([.. Log, AuditEntry.Seal(6, Log[4].At, Desk.Ada, ModeratorAction.Remove, "a", null, null, Log[4].Hash)], Head));
        Assert.NotNull(AuditChain.Problem([.. Log.Take(2), AuditEntry.Seal(3, Log[2].At, Desk.Bo, ModeratorAction.Remove, "a", null, null, Log[1].Hash), .. Log.Skip(3)], Head));
    }

    private static IEnumerable<AuditEntry> Entries(int count)
    {
        var previous = "";
        for (var i = 1; i <= count; i++)
        {
            var entry = AuditEntry.Seal(i, new DateTimeOffset(2031, 5, i, 9, 0, 0, TimeSpan.Zero), Desk.Ada, ModeratorAction.Remove, "a", null, $"removed {i}", previous);
            previous = entry.Hash;
            yield return entry;
        }
    }
}
