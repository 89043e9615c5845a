using Bot.Core.Chat;
using Bot.Core.Upkeep;

namespace Bot.Core.Storage;

/// <summary>The part of the store that remembers who is to be told.</summary>
internal sealed class SqliteTellingStore(StoreConnections connections) : ITellingStore
{
    public Task<bool> HasNewsAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => TellingReader.HasNews(reader), cancellationToken);

    public Task TakeInAsync(Func<ChangedSource, IReadOnlyList<PostedMessage>, Notice> toModerators, CancellationToken cancellationToken) =>
        WriteAsync(writer => new TellingWriter(writer, toModerators).TakeIn(), cancellationToken);

    public Task<IReadOnlyList<Telling>> ListPendingAsync(string platform, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => TellingReader.ListPending(reader, platform), cancellationToken);

    public Task BeginAsync(IReadOnlyList<Telling> tellings, CancellationToken cancellationToken) =>
        WriteAsync(
            writer =>
            {
                foreach (var telling in tellings)
                    writer.Execute("""
                        UPDATE telling SET begun = 1
                        WHERE question = (SELECT key FROM question WHERE id = $id) AND article = $article AND entry = $entry
                        """,
                        ("$id", telling.Question.ToString()), ("$article", telling.Article.Value), ("$entry", telling.Entry));
            },
            cancellationToken);

    public Task RecordToldAsync(IReadOnlyList<Telling> tellings, CancellationToken cancellationToken) =>
        WriteAsync(
            writer =>
            {
                // What came of a later entry is still to be told.
                foreach (var telling in tellings)
                    writer.Execute("""
                        DELETE FROM telling
                        WHERE question = (SELECT key FROM question WHERE id = $id) AND article = $article AND entry = $entry
                        """,
                        ("$id", telling.Question.ToString()), ("$article", telling.Article.Value), ("$entry", telling.Entry));
            },
            cancellationToken);

    public Task<IReadOnlyList<ModeratorNotice>> ListNoticesAsync(string platform, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => TellingReader.ListNotices(reader, platform), cancellationToken);

    public Task RecordNotifiedAsync(long notice, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.Execute("DELETE FROM moderator_notice WHERE key = $key", ("$key", notice)), cancellationToken);

    private Task WriteAsync(Action<Statements> write, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            write(writer);
            return true;
        }, cancellationToken);
}
