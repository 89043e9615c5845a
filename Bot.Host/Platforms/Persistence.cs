namespace Bot.Host.Platforms;

/// <summary>What a platform has acknowledged, or does not bring again, must not be lost to a store or a platform that is busy for a moment.</summary>
internal sealed partial class Persistence(Backoff backoff, TimeProvider clock, ILogger log)
{
    // A few minutes in all: what does not go by then needs a person.
    private const int MostAttempts = 10;

    public async Task<T> RunAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await action();
            }
#pragma warning disable CA1031 // Whatever it is, it may pass; the last one is thrown.
            catch (Exception error) when (attempt < MostAttempts && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogRetry(log, error);
                await Task.Delay(backoff.After(attempt), clock, cancellationToken);
            }
        }
    }

    public Task RunAsync(Func<Task> action, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await action();
            return true;
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A delivery is handled again later")]
    private static partial void LogRetry(ILogger log, Exception error);
}
