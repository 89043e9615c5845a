namespace Bot.Core.Moderation;

/// <summary>What became of the wish to undo an entry of the audit log.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <param name="Undone">The entry that was undone.</param>
    /// <param name="Entry">The entry that says so.</param>
    public sealed record Done(AuditEntry Undone, AuditEntry Entry) : UndoOutcome;

    /// <summary>There is no such entry.</summary>
    public sealed record Missing : UndoOutcome;

    public sealed record TooOld(AuditEntry Entry) : UndoOutcome;

    /// <summary>Something else was done about it since.</summary>
    public sealed record Superseded(long By) : UndoOutcome;

    /// <summary>It is not of a kind that can be undone, or what it did is no longer so.</summary>
    public sealed record Impossible(AuditEntry Entry) : UndoOutcome;
}
