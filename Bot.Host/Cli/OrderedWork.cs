using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Bot.Host.Cli;

/// <summary>Works on several items at once and hands the results on in the order of the items, each as soon as it can be.</summary>
internal static class OrderedWork
{
    public static async IAsyncEnumerable<TResult> RunAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, CancellationToken, Task<TResult>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Not disposed: work that was cut off still gives its slot back.
        var slots = new SemaphoreSlim(Environment.ProcessorCount);
        // Bounded, so that a long file is not read far ahead of its answers.
        var started = Channel.CreateBounded<Task<TResult>>(Environment.ProcessorCount * 4);
        var starting = Task.Run(() => StartAsync(items, work, slots, started.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var task in started.Reader.ReadAllAsync(stop.Token))
                yield return await task;
            await starting;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(starting);
        }
    }

    private static async Task StartAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, CancellationToken, Task<TResult>> work,
        SemaphoreSlim slots,
        ChannelWriter<Task<TResult>> started,
        CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                await slots.WaitAsync(cancellationToken);
                await started.WriteAsync(Task.Run(() => WorkAsync(item), cancellationToken), cancellationToken);
            }
        }
#pragma warning disable CA1031 // Whatever stops the reading is told to the one who reads the results.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        started.TryComplete(failure);

        async Task<TResult> WorkAsync(TItem item)
        {
            try
            {
                return await work(item, cancellationToken);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
