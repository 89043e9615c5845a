using Bot.Tests.Host.Discord;
using Bot.Tests.Host.Slack;

namespace Bot.Tests.Host;

/// <summary>A client that listens until the end of the test.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();

    private Listening(Func<CancellationToken, Task> listen) => Task = listen(stop.Token);

    public Task Task { get; }

    public static Listening To(SlackBed bed) => new(stop => bed.Client.ListenAsync(bed.Inbox, stop));

    public static Listening To(DiscordBed bed) => new(stop => bed.Client.ListenAsync(bed.Inbox, stop));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }
}
