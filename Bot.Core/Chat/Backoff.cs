namespace Bot.Core.Chat;

/// <summary>Waits between attempts: twice as long each time, and never two bots at the same moment.</summary>
internal sealed class Backoff(TimeProvider clock, Random random)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // Over eight minutes in all: what has not gone right by then needs a person.
    private const int MostAttempts = 14;

    private readonly Lock access = new();

    /// <param name="attempt">The number of the attempt that failed, from 0.</param>
    /// <param name="atLeast">What the other side asks for; null for what is usual.</param>
    public Task WaitAsync(int attempt, TimeSpan? atLeast, CancellationToken cancellationToken) =>
        Task.Delay(Delay(attempt, atLeast), clock, cancellationToken);

    /// <summary>Does again what fails for whatever reason, until it is done; gives up after some minutes with the last failure.</summary>
    public async Task PersistAsync(Func<Task> action, Action<Exception> onFailure, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await action();
                return;
            }
            catch (Exception error) when (attempt < MostAttempts && !cancellationToken.IsCancellationRequested)
            {
                onFailure(error);
                await WaitAsync(attempt, null, cancellationToken);
            }
        }
    }

    private TimeSpan Delay(int attempt, TimeSpan? atLeast)
    {
        double share;
        lock (access)
            share = random.NextDouble();
        if (atLeast is { } asked)
            return asked + (share * Shortest);
        var ceiling = Shortest * Math.Pow(2, Math.Min(attempt, 10));
        return (0.5 + (share / 2)) * (ceiling < Longest ? ceiling : Longest);
    }
}
