using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Upkeep;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>The articles and their index in one SQLite file. One connection writes; any number read beside it.</summary>
public sealed class SqliteStore : IArticleStore, IArticleIndex, IAsyncDisposable
{
    // A batch of another program's ingestion holds the write lock for about a second.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(15);

    private readonly StoreConnections connections;
    private readonly TimeProvider clock;

    private SqliteStore(StoreConnections connections, string pseudonymKey, TimeProvider clock)
    {
        this.connections = connections;
        this.clock = clock;
        Chat = new SqliteChatStore(connections, new Pseudonyms(pseudonymKey), clock);
        Moderation = new SqliteModerationStore(connections, clock);
        Telling = new SqliteTellingStore(connections);
        Keeping = new SqliteKeepingStore(connections);
        Editorial = new SqliteEditorialStore(connections, clock);
        Archive = new SqliteArchiveStore(connections, clock);
        Ledger = new SqliteTokenLedger(connections);
        Vectors = new SqliteVectorStore(connections);
    }

    /// <summary>What was asked and replied in chat, in the same file.</summary>
    public IChatStore Chat { get; }

    /// <summary>What moderators do and did, in the same file.</summary>
    public IModerationStore Moderation { get; }

    /// <summary>Who is yet to be told of what moderators did, in the same file.</summary>
    public ITellingStore Telling { get; }

    /// <summary>When sources were last looked at, in the same file.</summary>
    public IKeepingStore Keeping { get; }

    /// <summary>What moderators add of their own, in the same file.</summary>
    public IEditorialStore Editorial { get; }

    /// <summary>The articles as they go from one store to another.</summary>
    public IArchiveStore Archive { get; }

    /// <summary>What models cost today, in the same file.</summary>
    public ITokenLedger Ledger { get; }

    /// <summary>What passages mean, in the same file.</summary>
    public IVectorStore Vectors { get; }

    /// <summary>Opens the store at <paramref name="path"/>; creates the file when it is missing, but not its folder.</summary>
    /// <exception cref="StoreException">The file cannot be opened as a store.</exception>
    public static Task<SqliteStore> OpenAsync(string path, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(path, clock, LockPatience, cancellationToken);

    /// <param name="lockPatience">How long to wait for another program that is writing.</param>
    public static Task<SqliteStore> OpenAsync(
        string path, TimeProvider clock, TimeSpan lockPatience, CancellationToken cancellationToken) =>
        Task.Run(() => Open(new StoreFile(Path.GetFullPath(path), lockPatience), clock), cancellationToken);

    public Task<IReadOnlyList<RevisionChange>> SaveAsync(
        IReadOnlyList<IndexedRevision> revisions, ArticleOrigin origin, CancellationToken cancellationToken) =>
        connections.WriteAsync<IReadOnlyList<RevisionChange>>(writer =>
        {
            var batch = new RevisionWriter(writer, clock.GetUtcNow());
            var changes = new List<RevisionChange>(revisions.Count);
            foreach (var revision in revisions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                changes.Add(batch.Save(revision, origin));
            }
            batch.Finish();
            return changes;
        }, cancellationToken);

    public Task<bool> HoldsAsync(ArticleId id, string contentHash, ArticleOrigin origin, CancellationToken cancellationToken) =>
        connections.ReadAsync(statements => ArticleReader.Holds(statements, id, contentHash, origin), cancellationToken);

    public Task UnindexAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            var batch = new RevisionWriter(writer, clock.GetUtcNow());
            foreach (var article in articles)
            {
                cancellationToken.ThrowIfCancellationRequested();
                batch.Unindex(article);
            }
            batch.Finish();
            return articles.Count;
        }, cancellationToken);

    public Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(statements => ArticleReader.Find(statements, id), cancellationToken);

    public async Task<string> ReadRevisionAsync(ArticleId id, int revision, CancellationToken cancellationToken) =>
        await connections.ReadAsync(statements => ArticleReader.ReadText(statements, id, revision), cancellationToken)
            ?? throw new StoreException($"the store {connections.Path} holds no revision {revision} of {id}");

    public Task<IReadOnlyList<ArticleSummary>> ListAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(ArticleReader.List, cancellationToken);

    public Task<string?> RecallAsync(string name, CancellationToken cancellationToken) =>
        connections.ReadAsync(statements => (string?)statements.Scalar("SELECT value FROM setting WHERE name = $name", ("$name", name)), cancellationToken);

    public Task RememberAsync(string name, string value, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => writer.Execute(
            "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("$name", name), ("$value", value)), cancellationToken);

    /// <summary>What SQLite finds wrong with the file; empty when it is sound.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync<IReadOnlyList<string>>(statements =>
        {
            using var row = statements.Query("PRAGMA quick_check(5)");
            var findings = new List<string>();
            while (row.Read())
                findings.Add(row.GetString(0));
            return findings is ["ok"] ? [] : findings;
        }, cancellationToken);

    public Task<IIndexSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<IIndexSnapshot>(SqliteIndexSnapshot.Open(connections.Readers, connections.Path));
        }
        catch (SqliteException error)
        {
            return Task.FromException<IIndexSnapshot>(StoreException.From(error, connections.Path));
        }
    }

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private static SqliteStore Open(StoreFile file, TimeProvider clock)
    {
        if (Path.GetDirectoryName(file.Path) is { } folder && !Directory.Exists(folder))
            throw new StoreException($"the folder {folder} of the store does not exist; create it, or choose another path with --store");
        if (Directory.Exists(file.Path))
            throw new StoreException($"the store {file.Path} is a folder; name a file in it, such as {Path.Join(file.Path, "bot.db")}");
        Statements? connection = null;
        try
        {
            connection = file.OpenWriter();
            Schema.Update(connection, file.Path);
            var pseudonymKey = (string?)connection.Scalar("SELECT value FROM setting WHERE name = 'pseudonym key'") ?? "";
            return new SqliteStore(new StoreConnections(file, connection), pseudonymKey, clock);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            if (error is SqliteException failure)
                throw StoreException.From(failure, file.Path);
            throw;
        }
    }
}
