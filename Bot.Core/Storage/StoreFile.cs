using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>A SQLite file and how connections to it are opened.</summary>
/// <param name="Patience">How long a connection waits for another program's lock.</param>
internal sealed record StoreFile(string Path, TimeSpan Patience)
{
    /// <summary>How the names of the files end that SQLite may keep beside the store.</summary>
    public static IReadOnlyList<string> Logs { get; } = ["-wal", "-shm", "-journal"];

    /// <summary>Deletes a store that nobody has open.</summary>
    public static void Delete(string path)
    {
        foreach (var file in (string[])[path, .. Logs.Select(log => path + log)])
            File.Delete(file);
    }

    /// <summary>Opens the connection that writes, creating the file if need be.</summary>
    public Statements OpenWriter()
    {
        var statements = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            statements.Run("""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = NORMAL;
                PRAGMA foreign_keys = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -65536; -- 64 MiB: a bulk load revisits the same pages of the vocabulary
                """);
            return statements;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }

    public Statements OpenReader() => Open(SqliteOpenMode.ReadOnly);

    private Statements Open(SqliteOpenMode mode)
    {
        // The store keeps its own connections, with their prepared statements, so the driver's pool would only hold files open.
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(Patience.TotalSeconds)),
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, (int)Patience.TotalMilliseconds);
            return new Statements(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
