using Bot.Core.Answering;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>The part of the store that keeps what moderators add of their own.</summary>
internal sealed class SqliteEditorialStore(StoreConnections connections, TimeProvider clock) : IEditorialStore
{
    public Task<Pin?> FindPinAsync(string key, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => EditorialReader.FindPin(reader, key), cancellationToken);

    public Task<IReadOnlyList<Pin>> ListPinsAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => EditorialReader.ListPins(reader), cancellationToken);

    public Task<Pin?> AddPinAsync(Actor actor, Pin pin, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.AddPin(actor, pin), cancellationToken);

    public Task<AuditEntry?> RemovePinAsync(Actor actor, long number, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.RemovePin(actor, number), cancellationToken);

    public Task<long> ReadGlossaryVersionAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(EditorialReader.ReadGlossaryVersion, cancellationToken);

    public Task<IReadOnlyList<GlossaryAddition>> ListWordsAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(EditorialReader.ListWords, cancellationToken);

    public Task<GlossaryAddition?> AddWordsAsync(Actor actor, GlossaryAddition addition, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.AddWords(actor, addition), cancellationToken);

    public Task<AuditEntry?> RemoveWordsAsync(Actor actor, long number, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.RemoveWords(actor, number), cancellationToken);

    public Task<IReadOnlyList<DeclinedQuestion>> ListDeclinedAsync(
        DateTimeOffset since, (string Platform, string Workspace)? workspace, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => EditorialReader.ListDeclined(reader, since, workspace), cancellationToken);

    private Task<T> WriteAsync<T>(Func<EditorialWriter, T> write, CancellationToken cancellationToken) =>
        connections.WriteAsync(statements => write(new EditorialWriter(statements, clock.GetUtcNow())), cancellationToken);
}
