using System.Threading.Channels;

namespace Bot.Core.Chat;

/// <summary>Work that is done in order within a lane, and at the same time in different lanes.</summary>
/// <param name="work">Handles what goes wrong itself; only a cancellation may come out of it.</param>
internal sealed class Lanes<TKey, TWork>(Func<TWork, CancellationToken, Task> work)
    where TKey : notnull
{
    private readonly Lock access = new();
    private readonly Dictionary<TKey, Queue<TWork>> lanes = [];

    // A lane stands in here once while it has work that nobody does.
    private readonly Channel<TKey> ready = Channel.CreateUnbounded<TKey>();

    public void Add(TKey lane, TWork item)
    {
        lock (access)
        {
            if (lanes.TryGetValue(lane, out var busy))
            {
                busy.Enqueue(item);
                return;
            }

            lanes[lane] = new Queue<TWork>([item]);
        }

        ready.Writer.TryWrite(lane);
    }

    /// <summary>Works until cancelled; what is not done then stays undone.</summary>
    public Task RunAsync(int workers, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(cancellationToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var lane in ready.Reader.ReadAllAsync(cancellationToken))
            {
                await work(First(lane), cancellationToken);
                Finish(lane);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private TWork First(TKey lane)
    {
        lock (access)
            return lanes[lane].Peek();
    }

    private void Finish(TKey lane)
    {
        lock (access)
        {
            var items = lanes[lane];
            items.Dequeue();
            if (items.Count == 0)
            {
                lanes.Remove(lane);
                return;
            }
        }

        // Behind the others that are ready: a busy lane does not keep the rest waiting.
        ready.Writer.TryWrite(lane);
    }
}
