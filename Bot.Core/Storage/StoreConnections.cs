using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>The connections to one store file: one that writes, and any number that read beside it.</summary>
internal sealed class StoreConnections(StoreFile file, Statements writer) : IAsyncDisposable
{
    private readonly SemaphoreSlim oneWriter = new(1, 1);
    private int closed;

    public string Path => file.Path;

    public ReaderPool Readers { get; } = new(file);

    /// <summary>Runs <paramref name="write"/> in one transaction: all of it is kept, or nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<Statements, T> write, CancellationToken cancellationToken)
    {
        await oneWriter.WaitAsync(cancellationToken);
        try
        {
            // SQLite works on the calling thread, and a batch may take a second.
            return await Task.Run(() => InTransaction(write), cancellationToken);
        }
        catch (SqliteException error)
        {
            throw StoreException.From(error, file.Path);
        }
        finally
        {
            oneWriter.Release();
        }
    }

    public Task<T> ReadAsync<T>(Func<Statements, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(Readers.Use(read));
        }
        catch (SqliteException error)
        {
            return Task.FromException<T>(StoreException.From(error, file.Path));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return;
        await oneWriter.WaitAsync();
        Readers.Dispose();
        writer.Dispose();
        oneWriter.Dispose();
    }

    private T InTransaction<T>(Func<Statements, T> write)
    {
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = write(writer);
            writer.Execute("COMMIT");
            return result;
        }
        catch
        {
            if (!writer.IsAutoCommit)
                writer.Execute("ROLLBACK");
            throw;
        }
    }
}
