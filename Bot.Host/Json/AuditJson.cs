using Bot.Core.Moderation;

namespace Bot.Host.Json;

/// <summary>One entry of the audit log, as it is exported.</summary>
internal sealed record AuditJson(
    long Number, DateTimeOffset At, string Actor, string Action, string Subject, string? Before, string? After, string Previous, string Hash)
{
    public static AuditJson From(AuditEntry entry) =>
        new(entry.Number, entry.At, entry.Actor, entry.Action.ToString(), entry.Subject, entry.Before, entry.After, entry.Previous, entry.Hash);
}
