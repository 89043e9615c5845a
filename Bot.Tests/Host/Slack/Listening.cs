namespace Bot.Tests.Host.Slack;

/// <summary>A client that listens until the end of the test.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();

    private Listening(SlackBed bed) => Task = bed.Client.ListenAsync(bed.Inbox, stop.Token);

    public Task Task { get; }

    public static Listening To(SlackBed bed) => new(bed);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }
}
