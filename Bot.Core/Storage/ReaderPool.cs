namespace Bot.Core.Storage;

/// <summary>Read-only connections that wait for the next reader, with their statements still prepared.</summary>
internal sealed class ReaderPool(StoreFile file) : IDisposable
{
    // More than this many questions at once is rare, and opening a connection takes a millisecond.
    private const int Kept = 8;

    private readonly Lock access = new();
    private readonly Stack<Statements> idle = [];
    private bool closed;

    public Statements Rent()
    {
        lock (access)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (idle.TryPop(out var reader))
                return reader;
        }
        return file.OpenReader();
    }

    /// <summary>Takes a reader back that is in working order, outside any transaction.</summary>
    public void Return(Statements reader)
    {
        lock (access)
        {
            if (!closed && idle.Count < Kept)
            {
                idle.Push(reader);
                return;
            }
        }
        reader.Dispose();
    }

    /// <summary>Reads once; a reader that failed is not used again.</summary>
    public T Use<T>(Func<Statements, T> read)
    {
        var reader = Rent();
        try
        {
            var result = read(reader);
            Return(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        lock (access)
        {
            closed = true;
            foreach (var reader in idle)
                reader.Dispose();
            idle.Clear();
        }
    }
}
