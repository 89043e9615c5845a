using System.Threading.Channels;

namespace Bot.Host.Slack;

/// <summary>What is a call to Slack and nothing else, such as a note to whoever pressed a button: done soon, and nobody waits for it.</summary>
internal sealed partial class CallQueue(ILogger log)
{
    // Each may wait for Slack.
    private const int AtOnce = 16;

    // A few minutes' worth of people pressing buttons.
    private const int Most = 1_024;

    private readonly Channel<Func<CancellationToken, Task>> calls = Channel.CreateBounded<Func<CancellationToken, Task>>(Most);

    /// <summary>False when too many wait already.</summary>
    public bool TryAdd(Func<CancellationToken, Task> call) => calls.Writer.TryWrite(call);

    /// <summary>No more will be added.</summary>
    public void Complete() => calls.Writer.Complete();

    /// <summary>Until all is done, or cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        calls.Reader.ReadAllAsync(cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (call, stop) => await CallAsync(call, stop));

    private async Task CallAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(cancellationToken);
        }
#pragma warning disable CA1031 // One failure must not stop the others; Slack has been told that it arrived, so it is told here.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What somebody asked of the bot in Slack could not be done")]
    private static partial void LogFailure(ILogger log, Exception error);
}
