using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Host.Discord.Wire;

/// <summary>One WebSocket of a shard, from the gateway's hello to its end (https://docs.discord.com/developers/events/gateway).</summary>
/// <param name="turn">When a session may be begun; null where one goes on.</param>
internal sealed partial class GatewayConnection(
    WebSocket socket, GatewaySession session, IdentifyTurn? turn, DiscordInbox inbox, GatewayContext context) : IAsyncDisposable
{
    // Discord closes a connection on which 120 payloads come within a minute of its clock; not all are as long on their
    // way, and heartbeats wait for nothing.
    private const int SendsAMinute = 100;
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(62);

    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<TimeSpan> hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<GatewayEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<JsonObject> outgoing = Channel.CreateUnbounded<JsonObject>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PacedWindow sends = new(SendsAMinute, Minute, context.Clock);
    private readonly List<Task> work = [];
    private volatile bool isAcknowledged = true;
    private volatile bool waitsForInbox;

    /// <summary>Until it ends, or is to end.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration.</exception>
    public async Task<GatewayEnd> RunAsync(CancellationToken cancellationToken)
    {
        await using var stopping = cancellationToken.UnsafeRegister(_ => ended.TrySetCanceled(cancellationToken), null);
        work.Add(EndWithAsync(ReceiveAsync));
        work.Add(EndWithAsync(SendAsync));
        work.Add(EndWithAsync(BeatAsync));
        work.Add(EndWithAsync(OpenAsync));
        work.Add(EndWithAsync(ShowPresenceAsync));
        var end = await ended.Task;
        return end with { WasReady = ready.Task.IsCompletedSuccessfully };
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        // Without a close code, the session waits for us for some minutes.
        socket.Abort();
        await Task.WhenAll(work);
        socket.Dispose();
        stop.Dispose();
    }

    /// <summary>Ends the session, so that the bot is shown as absent at once.</summary>
    public async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), context.Clock);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception error) when (IsBroken(error))
        {
            // Then it times out over there.
        }
    }

    private static bool IsBroken(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    /// <summary>Does a part of the work; where that fails, the connection ends.</summary>
    private async Task EndWithAsync(Func<CancellationToken, Task<GatewayEnd?>> part)
    {
        // Not on the caller's turn: the first payload may already wait.
        await Task.Yield();
        try
        {
            if (await part(stop.Token) is { } end)
                ended.TrySetResult(end);
        }
        catch (Exception error) when (IsBroken(error))
        {
            ended.TrySetResult(new GatewayEnd(error.Message));
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            ended.TrySetResult(new GatewayEnd($"not understood: {error.Message}"));
        }
        catch (DiscordException error)
        {
            ended.TrySetException(error);
        }
    }

    private async Task<GatewayEnd?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var reader = new GatewayReader(socket);
        while (await reader.ReadAsync(cancellationToken) is { } payload)
        {
            var sequence = Handle(payload.Span, out var delivery, out var end);
            if (end is not null)
                return end;
            if (delivery is not null && !inbox.TryAccept(delivery))
                await WaitForInboxAsync(delivery, cancellationToken);
            // Only what the inbox has: the rest comes again when the session goes on elsewhere.
            if (sequence is { } number)
                session.Saw(number);
        }

        return GatewayEnd.Of((int?)socket.CloseStatus, socket.CloseStatusDescription);
    }

    /// <summary>Reads no further meanwhile, so that Discord keeps what comes after.</summary>
    private async Task WaitForInboxAsync(DiscordDelivery delivery, CancellationToken cancellationToken)
    {
        LogFull(context.Log, session.Shard);
        waitsForInbox = true;
        try
        {
            await inbox.AcceptAsync(delivery, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            // The bot is stopping.
        }
        finally
        {
            isAcknowledged = true;
            waitsForInbox = false;
        }
    }

    private long? Handle(ReadOnlySpan<byte> json, out DiscordDelivery? delivery, out GatewayEnd? end)
    {
        (delivery, end) = (null, null);
        var payload = GatewayPayload.Read(json);
        switch (payload.Op)
        {
            case GatewayPayload.Dispatch:
                delivery = Dispatched(payload);
                return payload.Sequence;
            case GatewayPayload.Heartbeat:
                Send(GatewayPayload.Heartbeat, session.Sequence);
                break;
            case GatewayPayload.HeartbeatAck:
                isAcknowledged = true;
                break;
            case GatewayPayload.Hello:
                hello.TrySetResult(TimeSpan.FromMilliseconds(payload.Element().Number("heartbeat_interval") ?? 41_250));
                break;
            case GatewayPayload.Reconnect:
                end = new GatewayEnd("asked to reconnect");
                break;
            case GatewayPayload.InvalidSession:
                end = new GatewayEnd("invalid session", KeepsSession: payload.Data is [(byte)'t', ..], IsInvalid: true);
                break;
            default:
                // An opcode of a later day.
                break;
        }

        return null;
    }

    private DiscordDelivery? Dispatched(in GatewayPayload payload)
    {
        switch (payload.Type)
        {
            case null:
                return null;
            case GatewayPayload.Ready:
                var data = payload.Element();
                session.Begin(data.Text("session_id") ?? throw new JsonException("READY has no session"), context.Address.Of(data.Text("resume_gateway_url")));
                ready.TrySetResult();
                return null;
            case GatewayPayload.Resumed:
                ready.TrySetResult();
                return null;
            default:
                var kind = payload.Type == GatewayPayload.InteractionCreate ? DiscordDeliveryKind.Interaction : DiscordDeliveryKind.Dispatch;
                return new DiscordDelivery(kind, payload.Type, payload.Element(), session.Shard);
        }
    }

    private async Task<GatewayEnd?> SendAsync(CancellationToken cancellationToken)
    {
        await foreach (var payload in outgoing.Reader.ReadAllAsync(cancellationToken))
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(payload), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        return null;
    }

    /// <summary>Heartbeats; one that finds the one before it unanswered finds a dead connection.</summary>
    private async Task<GatewayEnd?> BeatAsync(CancellationToken cancellationToken)
    {
        var interval = await hello.Task.WaitAsync(cancellationToken);
        await Task.Delay(interval * context.NextRandom(), context.Clock, cancellationToken);
        while (isAcknowledged || waitsForInbox)
        {
            isAcknowledged = false;
            outgoing.Writer.TryWrite(Payload(GatewayPayload.Heartbeat, session.Sequence));
            await Task.Delay(interval, context.Clock, cancellationToken);
        }

        return new GatewayEnd("heartbeat not acknowledged");
    }

    private async Task<GatewayEnd?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await hello.Task.WaitAsync(context.Timings.Hello, context.Clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new GatewayEnd("no hello");
        }

        if (turn is null)
        {
            Send(GatewayPayload.Resume, context.Resumption(session));
            return null;
        }

        await turn.TakeAsync(wait => LogNoSessions(context.Log, wait), cancellationToken);
        session.PresenceVersion = context.Presence.Version;
        Send(GatewayPayload.Identify, context.Identification(session));
        return null;
    }

    private async Task<GatewayEnd?> ShowPresenceAsync(CancellationToken cancellationToken)
    {
        await ready.Task.WaitAsync(cancellationToken);
        while (true)
        {
            await context.Presence.WhenNewerAsync(session.PresenceVersion, cancellationToken);
            session.PresenceVersion = context.Presence.Version;
            Send(GatewayPayload.PresenceUpdate, context.Presence.Json());
            await Task.Delay(context.Timings.Presence, context.Clock, cancellationToken);
        }
    }

    private void Send(int op, JsonNode? data)
    {
        var turnToSend = sends.WaitAsync(stop.Token);
        if (turnToSend.IsCompletedSuccessfully)
            outgoing.Writer.TryWrite(Payload(op, data));
        else
            _ = turnToSend.AsTask().ContinueWith(_ => outgoing.Writer.TryWrite(Payload(op, data)), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    private static JsonObject Payload(int op, JsonNode? data) => new() { ["op"] = op, ["d"] = data };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord shard {Shard} waits: the inbox is full")]
    private static partial void LogFull(ILogger log, int shard);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord allows no more sessions for {Wait}")]
    private static partial void LogNoSessions(ILogger log, TimeSpan wait);
}
