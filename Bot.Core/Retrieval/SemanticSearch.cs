using Microsoft.Extensions.AI;

namespace Bot.Core.Retrieval;

/// <summary>
/// Finds passages by meaning, with vectors that the store keeps. A model that does not answer in time is left alone for a
/// while, and questions are searched by words alone.
/// </summary>
/// <param name="model">Whose vectors to search.</param>
/// <param name="patience">For how long a question waits for its vector.</param>
public sealed class SemanticSearch(IEmbeddingGenerator<string, Embedding<float>> generator, IVectorStore store, string model, TimeSpan patience, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    // A share of vectors that are gone does no harm; when there are more, all are read anew.
    private const double MostStale = 1.25;

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly ReaderWriterLockSlim access = new();
    private VectorTable table = new();
    private long written;
    private long resting;

    public async Task<IReadOnlyList<NearPassage>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        if (table.Count == 0 || Interlocked.Read(ref resting) > clock.GetUtcNow().UtcTicks || await EmbedAsync(text, cancellationToken) is not { } vector)
            return [];
        access.EnterReadLock();
        try
        {
            return table.Nearest(vector, limit);
        }
        finally
        {
            access.ExitReadLock();
        }
    }

    public void Dispose()
    {
        reading.Dispose();
        access.Dispose();
    }

    private async Task<float[]?> EmbedAsync(string text, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(patience, clock);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            // Not every client looks at its token all the time.
            var embeddings = await generator.GenerateAsync([text], cancellationToken: limited.Token).WaitAsync(limited.Token);
            return embeddings is [var embedding] ? VectorTable.Unit(embedding.Vector.Span) : null;
        }
#pragma warning disable CA1031 // Whatever a client throws: there are still the words to search by.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Interlocked.Exchange(ref resting, (clock.GetUtcNow() + Rest).UtcTicks);
            return null;
        }
    }

    /// <summary>Takes in what was written since, by whichever process.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var news = await store.ReadAsync(model, written, cancellationToken);
            var fresh = news;
            if (table.Count + news.Vectors.Count > MostStale * Math.Max(1, news.Count) && written > 0)
                fresh = await store.ReadAsync(model, 0, cancellationToken);
            access.EnterWriteLock();
            try
            {
                if (fresh != news)
                    table = new VectorTable();
                foreach (var (passage, vector) in fresh.Vectors)
                    table.Set(passage, vector);
                written = fresh.Written;
            }
            finally
            {
                access.ExitWriteLock();
            }
        }
        finally
        {
            reading.Release();
        }
    }
}
