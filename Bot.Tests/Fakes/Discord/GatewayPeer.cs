using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Fakes.Discord;

/// <summary>One connection of the bot's to the gateway.</summary>
internal sealed class GatewayPeer(WebSocket socket, bool isCompressed, GatewayHub hub) : IDisposable
{
    private const int MostBytes = 4_096; // Of one payload of the bot's.

    private readonly Channel<string> outgoing = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource stop = new();
    private readonly Queue<DateTimeOffset> received = new();
    private volatile bool isMute;

    public GatewayBotSession? Session { get; set; }

    public void Send(string payload) => outgoing.Writer.TryWrite(payload);

    /// <summary>Neither sends nor reads any more, and says nothing of it.</summary>
    public void Mute() => isMute = true;

    public void Abort() => socket.Abort();

    /// <summary>Sends what waits, and closes.</summary>
    public void Close(int code, string reason)
    {
        Session?.Detach(this);
        outgoing.Writer.TryWrite($"close {code} {reason}");
        outgoing.Writer.TryComplete();
    }

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

    public void Dispose() => stop.Dispose();

    private static bool IsBroken(Exception error) => error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task SendWaitingAsync(CancellationToken cancellationToken)
    {
        using var stream = new GatewayStream();
        try
        {
            await foreach (var payload in outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                if (isMute)
                    continue;
                if (payload.StartsWith("close ", StringComparison.Ordinal))
                    await CloseAsync(payload.Split(' ', 3), cancellationToken);
                else if (isCompressed)
                    await SendAsync(stream.Write(payload), cancellationToken);
                else
                    await socket.SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, true, cancellationToken);
            }
        }
        catch (Exception error) when (IsBroken(error))
        {
            // Whoever reads from it notices.
        }
    }

    private Task CloseAsync(string[] words, CancellationToken cancellationToken) =>
        socket.CloseOutputAsync((WebSocketCloseStatus)int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), words[2], cancellationToken);

    // A payload may come in several messages; only the last of them ends with the flush.
    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        var first = hub.Splits ? bytes.Length / 2 : 0;
        if (first > 0)
            await socket.SendAsync(bytes.AsMemory(0, first), WebSocketMessageType.Binary, true, cancellationToken);
        await socket.SendAsync(bytes.AsMemory(first), WebSocketMessageType.Binary, true, cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var text = new ArrayBufferWriter<byte>(4 * 1024);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(text.GetMemory(4 * 1024), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    hub.OnClosed(this, (int?)socket.CloseStatus);
                    return;
                }

                text.Advance(part.Count);
                if (!part.EndOfMessage)
                    continue;
                if (!isMute)
                    Handle(text.WrittenSpan);
                text.ResetWrittenCount();
            }
        }
        catch (Exception error) when (IsBroken(error))
        {
            // The session waits for another connection.
        }
    }

    private void Handle(ReadOnlySpan<byte> payload)
    {
        var now = hub.Clock.GetUtcNow();
        while (received.TryPeek(out var oldest) && oldest + TimeSpan.FromSeconds(60) <= now)
            received.Dequeue();
        received.Enqueue(now);
        if (received.Count > 120)
            Close(4008, "Rate limited.");
        else if (payload.Length > MostBytes)
            Close(4002, "Error while decoding payload.");
        else
            hub.OnReceived(this, JsonNode.Parse(payload)!.AsObject());
    }
}
