using Bot.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>A copy of a store in a file of its own, without a log beside it, known to be whole.</summary>
/// <param name="Articles">How many it can find.</param>
/// <param name="AuditEntries">How long its audit log is.</param>
public sealed record StoreCopy(string Path, int Articles, long AuditEntries)
{
    /// <summary>Copies a store that others may be using, and looks whether the copy is whole. Nothing is left behind where it is not.</summary>
    /// <param name="path">Where no file may be yet.</param>
    /// <exception cref="StoreException"/>
    internal static StoreCopy Make(string store, string path)
    {
        try
        {
            // Who may not read the store may not read its copy.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = File.GetUnixFileMode(store);
            new FileStream(path, options).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"cannot write {path}: {error.Message}", error);
        }

        try
        {
            using (var source = Open(store, SqliteOpenMode.ReadOnly))
            using (var copy = Open(path, SqliteOpenMode.ReadWrite))
                source.BackupDatabase(copy);
            return Examine(store, path);
        }
        catch (Exception error)
        {
            StoreFile.Delete(path);
            if (error is SqliteException failure)
                throw StoreException.From(failure, failure.SqliteErrorCode == StoreException.Full ? path : store);
            throw;
        }
    }

    private static StoreCopy Examine(string store, string path)
    {
        using var statements = new Statements(Open(path, SqliteOpenMode.ReadWrite));
        Schema.Examine(statements, store);
        // A copy that had to have a log beside it could not be read where nothing may be written.
        statements.Run("PRAGMA journal_mode = DELETE");
        using (var row = statements.Query("PRAGMA integrity_check(5)"))
        {
            var findings = new List<string>();
            while (row.Read())
                findings.Add(row.GetString(0));
            if (findings is not ["ok"])
                throw new StoreException($"the store {store} is damaged, so it was not copied: {string.Join("; ", findings)}");
        }

        var articles = (int)((long?)statements.Scalar("SELECT count(*) FROM article WHERE indexed") ?? 0);
        if (statements.Scalar("SELECT 1 FROM sqlite_schema WHERE name = 'audit'") is null)
            return new StoreCopy(path, articles, AuditEntries: 0);
        var head = ModerationReader.ReadAuditHead(statements);
        return AuditChain.Problem(ModerationReader.ListAudit(statements, after: 0), head) is { } problem
            ? throw new StoreException($"the audit log of the store {store} is not whole, so it was not copied: {problem}; compare it with an earlier backup or an export")
            : new StoreCopy(path, articles, head.Number);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
