using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Host.Slack.Wire;

/// <summary>One WebSocket of Socket Mode, from its hello to its end (https://docs.slack.dev/apis/events-api/using-socket-mode).</summary>
internal sealed partial class SocketSession : IAsyncDisposable
{
    // Slack's largest message has 40,000 characters of text; with its blocks it stays far below this.
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly WebSocket socket;
    private readonly SlackInbox inbox;
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<(string Envelope, JsonObject? Response)> acknowledged = Channel.CreateUnbounded<(string Envelope, JsonObject? Response)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task receiving;

    public SocketSession(WebSocket socket, SlackInbox inbox, ILogger log)
    {
        (this.socket, this.inbox, this.log) = (socket, inbox, log);
        receiving = ReceiveAsync();
    }

    /// <summary>Slack has said hello. Fails when the socket ends before.</summary>
    public Task Ready => hello.Task;

    /// <summary>The first sign of its end: Slack's reason for a disconnect that it announces, or <c>closed</c>. It may go on receiving for a while.</summary>
    public Task<string> Ending => ending.Task;

    /// <summary>Nothing more comes from it.</summary>
    public Task Ended => receiving;

    public async ValueTask DisposeAsync()
    {
        // Ends the receiving, and so the socket: Slack sends what is not acknowledged on another one.
        await stop.CancelAsync();
        await receiving;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        // Not on the caller's turn: the first message may already wait.
        await Task.Yield();
        var acknowledging = AcknowledgeAsync();
        try
        {
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            while (await ReceiveMessageAsync(buffer))
                Handle(buffer.WrittenMemory);
            acknowledged.Writer.TryComplete();
            await acknowledging;
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop.Token);
        }
        catch (Exception error) when (IsBroken(error))
        {
            LogBroken(log, error.Message);
        }
        finally
        {
            acknowledged.Writer.TryComplete();
            await acknowledging;
            hello.TrySetException(new SlackException("socket", "closed_before_hello") { IsTransient = true });
            // Nobody may wait for the hello any more.
            _ = hello.Task.Exception;
            ending.TrySetResult("closed");
        }
    }

    /// <summary>False when the other side closed.</summary>
    private async Task<bool> ReceiveMessageAsync(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.GetMemory(4 * 1024), stop.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return false;
            buffer.Advance(received.Count);
            if (received.EndOfMessage)
                return true;
            if (buffer.WrittenCount > MostBytes)
                throw new IOException("a message over the limit");
        }
    }

    private void Handle(ReadOnlyMemory<byte> text)
    {
        switch (SocketMessage.Read(text.Span))
        {
            case null:
                LogMalformed(log, text.Length);
                break;
            case SocketMessage.Hello:
                hello.TrySetResult();
                break;
            case SocketMessage.Disconnect disconnect:
                ending.TrySetResult(disconnect.Reason);
                break;
            case SocketMessage.Envelope { Delivery: { } delivery } envelope:
                // Nobody waits for it here: the next one may be there already. It fails in no way, and ends with the delivery.
                _ = AcceptAsync(envelope.Id, delivery);
                break;
            case SocketMessage.Envelope envelope:
                acknowledged.Writer.TryWrite((envelope.Id, null));
                break;
            default:
                // A message of a later day.
                break;
        }
    }

    private async Task AcceptAsync(string envelope, SlackDelivery delivery)
    {
        // On a socket that has ended meanwhile it is not acknowledged, and known when it comes on another.
        if (await inbox.AcceptAsync(delivery))
            acknowledged.Writer.TryWrite((envelope, delivery.Response));
        else
            LogLeft(log, envelope);
    }

    /// <summary>One after the other, as a socket takes them, each as soon as it may be.</summary>
    private async Task AcknowledgeAsync()
    {
        try
        {
            await foreach (var (envelope, response) in acknowledged.Reader.ReadAllAsync(stop.Token))
                await socket.SendAsync(Acknowledgement(envelope, response), WebSocketMessageType.Text, endOfMessage: true, stop.Token);
        }
        catch (Exception error) when (IsBroken(error))
        {
            // What can no longer be acknowledged shall not be received either.
            socket.Abort();
        }
    }

    private static bool IsBroken(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private static ReadOnlyMemory<byte> Acknowledgement(string envelope, JsonObject? response)
    {
        var bytes = new ArrayBufferWriter<byte>(96);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", envelope);
            if (response is not null)
            {
                writer.WritePropertyName("payload");
                response.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack socket ended: {Reason}")]
    private static partial void LogBroken(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack sent a message of {Length} bytes that is no JSON")]
    private static partial void LogMalformed(ILogger log, int length);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack envelope {Envelope} is left for later: too much waits, or the bot is stopping")]
    private static partial void LogLeft(ILogger log, string envelope);
}
