using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Fakes.Slack;

/// <summary>One socket of the bot's: sends envelopes that wait, and reads acknowledgements.</summary>
internal sealed class SocketConnection(WebSocket socket, Channel<Envelope> waiting, TimeProvider clock, Action<string, JsonNode?> acknowledged) : IDisposable
{
#pragma warning disable CA2213 // Its wait handle is never made, and others may still wait for their turn.
    private readonly SemaphoreSlim turn = new(1, 1);
#pragma warning restore CA2213
    private readonly ConcurrentDictionary<string, Envelope> sent = new();
    private readonly CancellationTokenSource stop = new();

    public IEnumerable<Envelope> Unacknowledged => sent.Values.Where(envelope => !envelope.IsAcknowledged);

    public Task AnnounceAsync(string reason, string app, int open) => SendAsync(new JsonObject
    {
        ["type"] = "disconnect",
        ["reason"] = reason,
        ["num_connections"] = open,
        ["debug_info"] = new JsonObject { ["host"] = "loopback" },
        ["connection_info"] = new JsonObject { ["app_id"] = app },
    }.ToJsonString());

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancellationToken);
        var sending = SendWaitingAsync(either.Token);
        try
        {
            await ReadAsync(either.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await sending;
        }
    }

    public async Task SendAsync(string text)
    {
        try
        {
            await turn.WaitAsync(stop.Token);
        }
        catch (Exception error) when (IsBroken(error))
        {
            return;
        }

        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        catch (Exception error) when (IsBroken(error))
        {
            // Whoever reads from it notices.
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task CloseAsync()
    {
        try
        {
            if (socket.State == WebSocketState.Open)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception error) when (IsBroken(error))
        {
            // It is closed already.
        }
    }

    public void Abort() => socket.Abort();

    public void Dispose() => stop.Dispose();

    private static bool IsBroken(Exception error) => error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task SendWaitingAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var envelope = await waiting.Reader.ReadAsync(cancellationToken);
                if (envelope.IsAcknowledged)
                    continue;
                sent[envelope.Id] = envelope;
                (envelope.Attempts, envelope.SentAt) = (envelope.Attempts + 1, clock.GetUtcNow());
                await SendAsync(envelope.Text());
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            // The socket is done, or the server is.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var text = new ArrayBufferWriter<byte>(4 * 1024);
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(text.GetMemory(4 * 1024), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                    return;
                }

                text.Advance(received.Count);
                if (!received.EndOfMessage)
                    continue;
                var json = JsonNode.Parse(text.WrittenSpan)!;
                text.ResetWrittenCount();
                if (json["envelope_id"]?.ToString() is { } id && sent.TryRemove(id, out _))
                    acknowledged(id, json["payload"]);
            }
        }
        catch (Exception error) when (IsBroken(error))
        {
            // What was not acknowledged goes to another socket.
        }
    }
}
