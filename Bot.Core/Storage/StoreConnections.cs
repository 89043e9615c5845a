using Microsoft.Data.Sqlite;

namespace Bot.Core.Storage;

/// <summary>The connections to one store file: one that writes, and any number that read beside it.</summary>
internal sealed class StoreConnections(StoreFile file, Statements writer) : IAsyncDisposable
{
    // A commit costs more than what a chat writes: those that wait for one another share it, as long as nobody waits long.
    private const int MostInOneCommit = 64;

    private readonly Lock access = new();
    private readonly Queue<PendingWrite> waiting = [];
    private Task writing = Task.CompletedTask;
    private bool isWriting;
    private bool closed;

    public string Path => file.Path;

    public ReaderPool Readers { get; } = new(file);

    /// <summary>
    /// Writes in one transaction: all of it is kept, or nothing; it is kept when the task ends. Writes are made in the order of
    /// the calls. One may be made again when another that shared its transaction failed, so it does nothing but write.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<Statements, T> write, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite<T>(write, cancellationToken);
        lock (access)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            waiting.Enqueue(pending);
            if (!isWriting)
            {
                isWriting = true;
                // SQLite works on the calling thread, and a batch of articles may take a second.
                writing = Task.Run(WriteWaiting, CancellationToken.None);
            }
        }

        return pending.Task;
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
        lock (access)
        {
            if (closed)
                return;
            closed = true;
        }

        await writing;
        Readers.Dispose();
        writer.Dispose();
    }

    private void WriteWaiting()
    {
        while (Take() is { Count: > 0 } writes)
        {
            if (TryWrite(writes) is not { } failure)
                continue;
            // A store that is locked is so for all of them; anything else is the fault of one.
            if (writes.Count == 1 || failure is StoreException { IsTransient: true })
                writes.ForEach(write => write.Fail(failure));
            else
                WriteEach(writes);
        }
    }

    private List<PendingWrite> Take()
    {
        var writes = new List<PendingWrite>();
        lock (access)
        {
            while (writes.Count < MostInOneCommit && waiting.TryDequeue(out var next))
            {
                if (!next.IsCancelled())
                    writes.Add(next);
            }

            isWriting = writes.Count > 0;
        }

        return writes;
    }

    private void WriteEach(List<PendingWrite> writes)
    {
        foreach (var write in writes)
        {
            if (TryWrite([write]) is { } failure)
                write.Fail(failure);
        }
    }

    /// <summary>Null when all is kept; nothing is otherwise.</summary>
    private Exception? TryWrite(IReadOnlyList<PendingWrite> writes)
    {
        try
        {
            writer.Execute("BEGIN IMMEDIATE");
            foreach (var write in writes)
                write.Make(writer);
            writer.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Whoever wanted to write is told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Undo();
            return error is SqliteException failure ? StoreException.From(failure, file.Path) : error;
        }

        foreach (var write in writes)
            write.Complete();
        return null;
    }

    private void Undo()
    {
        try
        {
            if (!writer.IsAutoCommit)
                writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // What went wrong before says more; the next transaction says whether the store still works.
        }
    }

    private abstract class PendingWrite
    {
        public abstract bool IsCancelled();

        public abstract void Make(Statements statements);

        public abstract void Complete();

        public abstract void Fail(Exception error);
    }

    private sealed class PendingWrite<T>(Func<Statements, T> write, CancellationToken cancellationToken) : PendingWrite
    {
        // The callers go on elsewhere: the writing thread has the next ones to serve.
        private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T[] result = [];

        public Task<T> Task => outcome.Task;

        public override bool IsCancelled() => cancellationToken.IsCancellationRequested && outcome.TrySetCanceled(cancellationToken);

        public override void Make(Statements statements) => result = [write(statements)];

        public override void Complete() => outcome.SetResult(result[0]);

        public override void Fail(Exception error)
        {
            if (error is OperationCanceledException cancelled)
                outcome.SetCanceled(cancelled.CancellationToken);
            else
                outcome.SetException(error);
        }
    }
}
