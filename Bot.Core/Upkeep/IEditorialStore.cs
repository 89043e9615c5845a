using Bot.Core.Answering;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;

namespace Bot.Core.Upkeep;

/// <summary>
/// Keeps what moderators add of their own: pins and words of the glossary. Every method that changes something is one transaction with its entry
/// in the audit log.
/// </summary>
public interface IEditorialStore : IPinStore, IGlossaryStore
{
    /// <returns>The pin with its number; null when one of its wordings is pinned already.</returns>
    Task<Pin?> AddPinAsync(Actor actor, Pin pin, CancellationToken cancellationToken);

    /// <returns>Null when there is no such pin.</returns>
    Task<AuditEntry?> RemovePinAsync(Actor actor, long number, CancellationToken cancellationToken);

    /// <returns>Null when the same words are there already.</returns>
    Task<GlossaryAddition?> AddWordsAsync(Actor actor, GlossaryAddition addition, CancellationToken cancellationToken);

    /// <returns>Null when there is no such addition.</returns>
    Task<AuditEntry?> RemoveWordsAsync(Actor actor, long number, CancellationToken cancellationToken);

    /// <summary>What was asked and declined since a time and might have been answered, oldest first; who asked is not told.</summary>
    /// <param name="workspace">The one whose questions count; null is all.</param>
    Task<IReadOnlyList<DeclinedQuestion>> ListDeclinedAsync(DateTimeOffset since, (string Platform, string Workspace)? workspace, CancellationToken cancellationToken);
}

public sealed record DeclinedQuestion(string Text, DateTimeOffset AskedAt);
