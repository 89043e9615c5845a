using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>Reads sources into the store: one task reads and analyses ahead while the other writes in batches.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="read">Reads one source; files and folders when it is null.</param>
/// <param name="progress">Told after each batch how many bytes of the sources are done, out of <see cref="SourceFiles.TotalBytes"/>.</param>
/// <param name="clock">Tells how long a source keeps one waiting.</param>
public sealed class Ingester(
    IArticleStore store, IProgress<long>? progress = null, TimeProvider? clock = null, Func<string, CancellationToken, IAsyncEnumerable<SourceReading>>? read = null)
{
    // A source that keeps one waiting longer than this is slow, and what it gave so far should be found.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private const int LargestBatch = 200;
    private const int LongestBatch = 4_000_000; // characters
    private const int ReadAhead = 256;

    /// <summary>The results in the order of the sources, each once it is kept.</summary>
    public async IAsyncEnumerable<IngestionResult> IngestAsync(
        IReadOnlyList<string> paths, ArticleOrigin origin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<Analysed>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAllAsync(paths, origin, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            var done = 0L;
            await foreach (var batch in BatchesAsync(channel.Reader, cancellationToken))
            {
                foreach (var result in await SaveAsync(batch, origin, cancellationToken))
                    yield return result;
                progress?.Report(done += batch.Sum(source => source.Reading.Bytes));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAllAsync(IReadOnlyList<string> paths, ArticleOrigin origin, ChannelWriter<Analysed> writer, CancellationToken cancellationToken)
    {
        try
        {
            var met = new HashSet<ArticleId>();
            foreach (var path in paths)
            {
                await foreach (var reading in (read ?? SourceReader.ReadAsync)(path, cancellationToken))
                    await writer.WriteAsync(await AnalyseAsync(reading, met, origin, cancellationToken), cancellationToken);
            }
            writer.Complete();
        }
        catch (Exception error)
        {
            // It is thrown again where the results are awaited.
            writer.Complete(error);
        }
    }

    /// <param name="met">The articles read before: what was read of them may not be in the store yet.</param>
    private async Task<Analysed> AnalyseAsync(SourceReading reading, HashSet<ArticleId> met, ArticleOrigin origin, CancellationToken cancellationToken)
    {
        if (reading is not SourceReading.Read { Draft: var draft })
            return new Analysed(reading, Revision: null);
        // Analysing is most of the work, and whoever goes on with an archive has done it for what is stored.
        var isKept = met.Add(draft.Id) && await store.HoldsAsync(draft.Id, RevisionIndexer.Hash(draft), origin, cancellationToken);
        return new Analysed(reading, isKept ? null : RevisionIndexer.Index(draft));
    }

    /// <summary>Batches as large as allowed while sources come in, and what there is when they pause or end.</summary>
    private async IAsyncEnumerable<List<Analysed>> BatchesAsync(
        ChannelReader<Analysed> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<Analysed>();
        var length = 0;
        while (true)
        {
            var more = reader.WaitToReadAsync(cancellationToken).AsTask();
            if (batch.Count > 0 && await PausesAsync(more, cancellationToken))
            {
                yield return batch;
                (batch, length) = ([], 0);
            }
            if (!await more)
                break;
            while (reader.TryRead(out var source))
            {
                batch.Add(source);
                length += source.Revision?.Draft.Text.Length ?? 0;
                if (batch.Count < LargestBatch && length < LongestBatch)
                    continue;
                yield return batch;
                (batch, length) = ([], 0);
            }
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<bool> PausesAsync(Task more, CancellationToken cancellationToken) =>
        !more.IsCompleted
        && await Task.WhenAny(more, Task.Delay(Pause, clock ?? TimeProvider.System, cancellationToken)) != more;

    private async Task<IReadOnlyList<IngestionResult>> SaveAsync(List<Analysed> batch, ArticleOrigin origin, CancellationToken cancellationToken)
    {
        var revisions = batch.Select(source => source.Revision).OfType<IndexedRevision>().ToList();
        using var changes = (revisions.Count > 0 ? await store.SaveAsync(revisions, origin, cancellationToken) : []).GetEnumerator();
        return [.. batch.Select(source => source.ToResult(changes))];
    }

    /// <param name="Revision">Null where there is nothing to save: it was rejected, or is in the store already.</param>
    private sealed record Analysed(SourceReading Reading, IndexedRevision? Revision)
    {
        public IngestionResult ToResult(IEnumerator<RevisionChange> changes) => Reading switch
        {
            SourceReading.Rejected rejected => new IngestionResult.Rejected(rejected.Source, rejected.Reason),
            SourceReading.Read read when Revision is null => new IngestionResult.Stored(read.Source, read.Draft.Id, RevisionChange.Unchanged),
            SourceReading.Read read when changes.MoveNext() => changes.Current switch
            {
                RevisionChange.Removed => LeftOut(read, "removed"),
                RevisionChange.Retracted => LeftOut(read, "retracted"),
                var change => new IngestionResult.Stored(read.Source, read.Draft.Id, change),
            },
            _ => throw new InvalidOperationException($"the store gave no result for {Reading.Source}"),
        };

        private static IngestionResult.Rejected LeftOut(SourceReading.Read read, string status) =>
            new(read.Source, $"moderators {status} {read.Draft.Id}, so it is left out; sources history {read.Draft.Id} says when and why, sources restore {read.Draft.Id} or, later on, sources add lets it be cited again");
    }
}
