using System.Net.WebSockets;
using System.Text;
using Bot.Host.Discord.Wire;
using Discord.Net.WebSockets;

namespace Bot.Host.Discord;

/// <summary>
/// A shard's WebSocket as Discord.Net asks for one. A payload goes to the inbox first and then to Discord.Net, whose session goes on behind
/// the last one it was given: what the inbox has not taken comes again.
/// </summary>
/// <param name="leaving">The shard ends for good, and its session with it.</param>
internal sealed class DiscordNetSocket(int shard, GatewayPlan plan, DiscordInbox inbox, CancellationToken leaving) : IWebSocketClient
{
    private const int SessionIsOver = 1000;

    // Any other code keeps the session, also where Discord.Net would say goodbye after a failure.
    private const int SessionGoesOn = 4000;

    // As Discord asks of whoever was told that the session is not valid.
    private static readonly TimeSpan LeastPeace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MorePeace = TimeSpan.FromSeconds(4);

    private readonly TaskCompletionSource fatal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim sending = new(1, 1);
    private CancellationToken parent;
    private Connection? current;
    private IdentifyTurn? turn;
    private long highest;
    private bool wasInvalid;
    private bool avoidsGiven;

    public event Func<string, Task>? TextMessage;

    public event Func<Exception, Task>? Closed;

    // What is compressed is inflated here, so all is text.
    event Func<byte[], int, int, Task> IWebSocketClient.BinaryMessage
    {
        add { }
        remove { }
    }

    /// <summary>Fails where connecting again would end the same way.</summary>
    public Task Fatal => fatal.Task;

    private GatewayContext Context => plan.Context;

    public void SetHeader(string key, string value)
    {
        // The gateway takes none.
    }

    public void SetCancelToken(CancellationToken cancelToken) => parent = cancelToken;

    /// <param name="host">Where Discord.Net has the session; the token goes only to Discord, or where the settings say.</param>
    public async Task ConnectAsync(string host)
    {
        await EndAsync(SessionGoesOn);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var patience = new CancellationTokenSource(Context.Timings.Hello, Context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(parent, leaving, patience.Token);
        try
        {
            await socket.ConnectAsync((avoidsGiven ? null : Context.Address.Of(host)) ?? plan.First, either.Token);
        }
        catch
        {
            // The session's own address may be gone; the usual one knows the session too.
            avoidsGiven = true;
            socket.Dispose();
            throw;
        }

        avoidsGiven = false;
        current = new Connection(socket, Context);
        current.Receiving = ReceiveAsync(current);
    }

    public Task DisconnectAsync(int closeCode = SessionIsOver) => EndAsync(leaving.IsCancellationRequested ? SessionIsOver : SessionGoesOn);

    public async Task SendAsync(byte[] data, int index, int count, bool isText)
    {
        if (current is not { } connection)
            return;
        var op = GatewayPayload.Read(data.AsSpan(index, count)).Op;
        // Discord.Net would begin without being greeted, and without a greeting it never sends a heartbeat.
        if (op is GatewayPayload.Identify or GatewayPayload.Resume)
            await connection.Greeted.WaitAsync(connection.Stop);
        if (op == GatewayPayload.Identify)
            await WaitForTurnAsync(connection.Stop);
        // Before it goes: the answer may come before the sending returns.
        if (op is GatewayPayload.Identify or GatewayPayload.Resume)
            connection.Expect();
        await sending.WaitAsync(connection.Stop);
        try
        {
            await connection.Socket.SendAsync(data.AsMemory(index, count), WebSocketMessageType.Text, endOfMessage: true, connection.Stop);
        }
        finally
        {
            sending.Release();
        }
    }

    public void Dispose()
    {
        turn?.Dispose();
        sending.Dispose();
    }

    private async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        turn?.Dispose();
        turn = await Context.Turns.EnterAsync(shard, cancellationToken);
        if (wasInvalid)
            await Task.Delay(LeastPeace + (MorePeace * Context.NextRandom()), Context.Clock, cancellationToken);
        wasInvalid = false;
        await turn.TakeAsync(_ => { }, cancellationToken);
    }

    private async Task EndAsync(int code)
    {
        if (Interlocked.Exchange(ref current, null) is not { } connection)
            return;
        await connection.CloseAsync((WebSocketCloseStatus)code, waitsForAnswer: code == SessionIsOver);
        await connection.Receiving;
        connection.Dispose();
        turn?.Dispose();
    }

    private async Task ReceiveAsync(Connection connection)
    {
        // Not on the caller's turn: the first payload may already wait.
        await Task.Yield();
        var end = await ReadAllAsync(connection);
        // Discord.Net waits for this task before it goes on, so it is not told within it.
        if (!connection.IsEnding)
            _ = Task.Run(() => Closed?.Invoke(end) ?? Task.CompletedTask, CancellationToken.None);
    }

    private async Task<Exception> ReadAllAsync(Connection connection)
    {
        try
        {
            using var reader = new GatewayReader(connection.Socket);
            while (await reader.ReadAsync(connection.Heard) is { } payload)
            {
                var forwarded = Take(connection, payload, out var delivery);
                if (delivery is not null && !inbox.TryAccept(delivery))
                    await inbox.AcceptAsync(delivery, connection.Stop);
                if (forwarded is not null && TextMessage is { } message)
                    await message(forwarded);
            }

            return new IOException(GatewayEnd.Of((int?)connection.Socket.CloseStatus, connection.Socket.CloseStatusDescription).Reason);
        }
        catch (DiscordException error)
        {
            fatal.TrySetException(error);
            return error;
        }
#pragma warning disable CA1031 // Whatever it is, the connection is over, and Discord.Net makes another.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }
    }

    /// <summary>What Discord.Net is to see of a payload; null for nothing.</summary>
    private string? Take(Connection connection, ReadOnlyMemory<byte> text, out DiscordDelivery? delivery)
    {
        var payload = GatewayPayload.Read(text.Span);
        delivery = null;
        if (payload.Op is GatewayPayload.Hello or GatewayPayload.InvalidSession || payload.Type is GatewayPayload.Ready or GatewayPayload.Resumed)
            connection.Settle(isGreeted: payload.Op == GatewayPayload.Hello);
        switch (payload.Op)
        {
            case GatewayPayload.InvalidSession:
                turn?.Dispose();
                // Discord.Net would give up a session that can go on, and what it has missed with it.
                if (payload.Data is [(byte)'t', ..])
                    return """{"op":7,"d":null}""";
                (wasInvalid, highest) = (true, 0);
                break;
            case GatewayPayload.Dispatch when payload.Type == GatewayPayload.Ready:
                turn?.Dispose();
                highest = payload.Sequence ?? 0;
                break;
            case GatewayPayload.Dispatch:
                delivery = Delivery(payload);
                // Discord.Net goes by the last number and not by the highest: what comes late would bring everything after it again.
                if (payload.Sequence is { } number && number <= highest)
                    return null;
                highest = payload.Sequence ?? highest;
                break;
            default:
                break;
        }

        return Encoding.UTF8.GetString(text.Span);
    }

    private DiscordDelivery? Delivery(in GatewayPayload payload) => payload.Type is null or GatewayPayload.Resumed
        ? null
        : new DiscordDelivery(payload.Type == GatewayPayload.InteractionCreate ? DiscordDeliveryKind.Interaction : DiscordDeliveryKind.Dispatch, payload.Type, payload.Element(), shard);

    /// <summary>One socket, and how long it may be silent where something must come.</summary>
    private sealed class Connection : IDisposable
    {
        private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

        private readonly CancellationTokenSource stop = new();
        private readonly TaskCompletionSource greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource heard;
        private readonly ITimer patience;
        private readonly TimeSpan longest;

        public Connection(ClientWebSocket socket, GatewayContext context)
        {
            (Socket, longest) = (socket, context.Timings.Hello);
            heard = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            patience = context.Clock.CreateTimer(_ => heard.Cancel(), null, longest, Timeout.InfiniteTimeSpan);
        }

        public ClientWebSocket Socket { get; }

        public Task Receiving { get; set; } = Task.CompletedTask;

        /// <summary>The gateway has said hello.</summary>
        public Task Greeted => greeted.Task;

        /// <summary>It is ended by us.</summary>
        public bool IsEnding { get; private set; }

        /// <summary>It was ended by us.</summary>
        public CancellationToken Stop => stop.Token;

        /// <summary>That, or nothing came.</summary>
        public CancellationToken Heard => heard.Token;

        public void Expect() => patience.Change(longest, Timeout.InfiniteTimeSpan);

        public void Settle(bool isGreeted)
        {
            patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (isGreeted)
                greeted.TrySetResult();
        }

        /// <param name="code">What the gateway is told.</param>
        /// <param name="waitsForAnswer">Or a goodbye may be lost with the socket.</param>
        public async Task CloseAsync(WebSocketCloseStatus code, bool waitsForAnswer)
        {
            IsEnding = true;
            using var limit = new CancellationTokenSource(ClosePatience, TimeProvider.System);
            try
            {
                await Socket.CloseOutputAsync(code, null, limit.Token);
                if (waitsForAnswer)
                    await Receiving.WaitAsync(limit.Token);
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // It is broken already.
            }

            await stop.CancelAsync();
            Socket.Abort();
        }

        public void Dispose()
        {
            patience.Dispose();
            heard.Dispose();
            stop.Dispose();
            Socket.Dispose();
        }
    }
}
