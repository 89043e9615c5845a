using System.Net.WebSockets;

namespace Bot.Host.Slack.Wire;

/// <summary>Keeps one socket of Socket Mode open, the next one always before the last one goes.</summary>
internal sealed partial class SocketMode(SlackWebApi api, string appToken, SocketTimings timings, TimeProvider clock, Random random, ILogger log)
{
    // A socket that lived shorter was no good one, and the next one is not asked for at once.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    private readonly Backoff backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30), random);

    /// <exception cref="SlackException">The app or its token does not allow it.</exception>
    public async Task RunAsync(SlackInbox inbox, CancellationToken cancellationToken)
    {
        var failures = 0;
        SocketSession? current = null;
        var retiring = new List<Task>();
        try
        {
            while (true)
            {
                await Task.Delay(backoff.After(failures), clock, cancellationToken);
                if (await TryOpenAsync(inbox, cancellationToken) is not { } next)
                {
                    failures++;
                    continue;
                }

                retiring.RemoveAll(task => task.IsCompleted);
                if (current is not null)
                    retiring.Add(RetireAsync(current, cancellationToken));
                current = next;
                var opened = clock.GetTimestamp();
                await EndingAsync(current, cancellationToken);
                failures = clock.GetElapsedTime(opened) < Settled ? failures + 1 : 0;
            }
        }
        finally
        {
            await Task.WhenAll(retiring);
            if (current is not null)
                await current.DisposeAsync();
        }
    }

    private async Task EndingAsync(SocketSession session, CancellationToken cancellationToken)
    {
        var reason = await session.Ending.WaitAsync(cancellationToken);
        LogEnding(log, reason);
        if (reason == SlackErrors.LinkDisabled)
            throw new SlackException("Socket Mode", SlackErrors.LinkDisabled);
    }

    /// <summary>A socket that has said hello; null when there is none just now.</summary>
    private async Task<SocketSession?> TryOpenAsync(SlackInbox inbox, CancellationToken cancellationToken)
    {
        SocketSession? session = null;
        using var timeout = new CancellationTokenSource(timings.Hello, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var call = new SlackCall("apps.connections.open", []);
            var response = await api.CallAsync(call, appToken, cancellationToken);
            session = new SocketSession(await ConnectAsync(response.Required(call.Method, "url"), either.Token), inbox, log);
            await session.Ready.WaitAsync(either.Token);
            return session;
        }
        catch (Exception error) when (IsPassing(error) && !cancellationToken.IsCancellationRequested)
        {
            LogNotOpened(log, error.Message);
            if (session is not null)
                await session.DisposeAsync();
            return null;
        }
    }

    private static bool IsPassing(Exception error) =>
        error is WebSocketException or OperationCanceledException or SlackException { IsTransient: true };

    private async Task<WebSocket> ConnectAsync(string url, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = timings.Ping;
        socket.Options.KeepAliveTimeout = timings.Pong;
        try
        {
            await socket.ConnectAsync(new Uri(url), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Lets a socket bring what is still on its way to it, and closes it.</summary>
    private async Task RetireAsync(SocketSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.Ended.WaitAsync(timings.Overlap, clock, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            // Slack closes a socket some time after it said so; this one had its time.
        }

        await session.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack ends a socket: {Reason}")]
    private static partial void LogEnding(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack cannot be connected: {Reason}")]
    private static partial void LogNotOpened(ILogger log, string reason);
}
