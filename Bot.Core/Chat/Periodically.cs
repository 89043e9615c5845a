namespace Bot.Core.Chat;

/// <summary>Work that is done again and again while the bot runs.</summary>
internal static class Periodically
{
    /// <summary>Does it at once and then once in every period, until cancelled, which is how it ends.</summary>
    /// <param name="onFailure">Told of what went wrong one time; the next time comes all the same.</param>
    public static async Task RunAsync(
        TimeSpan period, TimeProvider clock, Func<CancellationToken, Task> work, Action<Exception> onFailure, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            do
                await TryAsync(work, onFailure, cancellationToken);
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private static async Task TryAsync(Func<CancellationToken, Task> work, Action<Exception> onFailure, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
#pragma warning disable CA1031 // What is not done now is done in a while.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            onFailure(error);
        }
    }
}
