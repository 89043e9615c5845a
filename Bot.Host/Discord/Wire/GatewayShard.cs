using System.Net.WebSockets;

namespace Bot.Host.Discord.Wire;

/// <summary>Keeps one shard connected: goes on with its session where that can be, and begins another where not.</summary>
internal sealed partial class GatewayShard(GatewaySession session, Uri first, DiscordInbox inbox, GatewayContext context)
{
    private readonly Backoff backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), context.Random);

    /// <summary>Until cancelled.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var started = context.Clock.GetTimestamp();
            var end = await ConnectAsync(cancellationToken);
            LogEnded(context.Log, session.Shard, end.Reason);
            var wasStable = end.WasReady && context.Clock.GetElapsedTime(started) >= context.Timings.Stable;
            failures = wasStable ? 1 : failures + 1;
            if (!end.KeepsSession)
                session.Forget();
            // The first time at once: others wait for what is said meanwhile.
            var wait = backoff.After(failures - 1);
            await Task.Delay(end.IsInvalid ? wait + TimeSpan.FromSeconds(1 + (4 * context.NextRandom())) : wait, context.Clock, cancellationToken);
        }
    }

    private async Task<GatewayEnd> ConnectAsync(CancellationToken cancellationToken)
    {
        using var turn = session.Id is null ? await context.Turns.EnterAsync(session.Shard, cancellationToken) : null;
        if (await TryOpenAsync(cancellationToken) is not { } socket)
        {
            // Whatever is wrong with the session's own address, the usual one knows the session too.
            session.ForgetAddress();
            return new GatewayEnd("not connected");
        }

        await using var connection = new GatewayConnection(socket, session, turn, inbox, context);
        try
        {
            return await connection.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await connection.LeaveAsync();
            throw;
        }
    }

    private async Task<WebSocket?> TryOpenAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(context.Timings.Hello, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var socket = new ClientWebSocket();
        // Heartbeats are the gateway's own.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            await socket.ConnectAsync(session.ResumeAddress ?? first, either.Token);
            return socket;
        }
        catch (Exception error) when (error is WebSocketException || error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            LogNotConnected(context.Log, session.Shard, error.Message);
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord shard {Shard} reconnects: {Reason}")]
    private static partial void LogEnded(ILogger log, int shard, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord shard {Shard} cannot be connected: {Reason}")]
    private static partial void LogNotConnected(ILogger log, int shard, string reason);
}
