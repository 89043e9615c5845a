using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Host.Configuration;
using Bot.Host.Slack.Wire;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.SocketMode;
using Channel = System.Threading.Channels.Channel;
using ILogger = Microsoft.Extensions.Logging.ILogger;
using SlackException = Bot.Host.Slack.Wire.SlackException;

namespace Bot.Host.Slack;

/// <summary>
/// SlackNet as the client: its Socket Mode and Web API, with payloads handed on as they are. Files go as with the built-in client, as SlackNet
/// reads them whole, whatever their size.
/// </summary>
internal sealed partial class SlackNetClient : ISlackClient
{
    // SlackNet waits ever longer between attempts, to five minutes, and stops without a word where Slack refuses; so it is looked after.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private const int MostSilent = 6;

    private readonly SlackNetCalls calls;
    private readonly SlackWebApi files;
    private readonly SlackOptions options;
    private readonly TimeProvider clock;
    private readonly Backoff backoff;
    private readonly SocketTimings timings;
    private readonly ILogger log;

    public SlackNetClient(IHttpClientFactory clients, SlackOptions options, SocketTimings timings, TimeProvider clock, Random random, ILoggerFactory logs)
    {
        (this.options, this.clock, this.timings) = (options, clock, timings);
        calls = new SlackNetCalls(new SlackSender(clients, clock, random), new Uri(options.ApiBaseUrl));
        files = new SlackWebApi(clients, new Uri(options.ApiBaseUrl), clock, random);
        backoff = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30), random);
        log = logs.CreateLogger<SlackNetClient>();
    }

    public Task<SlackResponse> CallAsync(SlackCall call, CancellationToken cancellationToken) => calls.CallAsync(call, options.BotToken ?? "", cancellationToken);

    public Task RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellationToken) => calls.RespondAsync(responseUrl, message, cancellationToken);

    public Task<byte[]> DownloadAsync(string address, int most, CancellationToken cancellationToken) =>
        files.DownloadAsync(address, options.BotToken ?? "", most, cancellationToken);

    public Task UploadAsync(string address, byte[] content, CancellationToken cancellationToken) => files.UploadAsync(address, content, cancellationToken);

    public async Task ListenAsync(SlackInbox inbox, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            await Task.Delay(backoff.After(failures), clock, cancellationToken);
            var started = clock.GetTimestamp();
            await ListenOnceAsync(inbox, cancellationToken);
            LogSilent(log);
            failures = clock.GetElapsedTime(started) > Poll * MostSilent * 2 ? 1 : failures + 1;
        }
    }

    /// <summary>Until SlackNet has given up.</summary>
    private async Task ListenOnceAsync(SlackInbox inbox, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fatal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var acknowledged = Channel.CreateUnbounded<(int Socket, Acknowledgement What)>(new UnboundedChannelOptions { SingleReader = true });
        var core = new CoreSocketModeClient(
            calls.Client("apps.connections.open", options.AppToken ?? "", fatal, stop.Token), new SlackNetSockets(timings, clock), Default.JsonSettings(), new SlackNetScheduler(clock, stop.Token), Default.Logger);
        using var subscription = core.RawSocketMessages.Subscribe(new Listener(message => Take(message, inbox, acknowledged.Writer, fatal)));
        var acknowledging = AcknowledgeAsync(core, acknowledged.Reader, stop.Token);
        try
        {
            var connecting = core.Connect(cancellationToken: stop.Token);
            await await Task.WhenAny(fatal.Task, connecting);
            await await Task.WhenAny(fatal.Task, WatchAsync(core, stop.Token));
        }
        catch (Exception error) when (error is not (SlackException or OperationCanceledException))
        {
            LogFailed(log, error.Message);
        }
        catch (SlackException error) when (error.IsTransient)
        {
            LogFailed(log, error.Message);
        }
        finally
        {
            await stop.CancelAsync();
            End(core);
            await acknowledging;
        }
    }

    private static void End(CoreSocketModeClient core)
    {
        try
        {
            // Not disposed: it may be just about to open its second socket, and would fail where nobody catches it.
            core.Disconnect();
        }
        catch (ObjectDisposedException)
        {
            // It cannot be ended twice, and ends by itself where Slack says that Socket Mode is off.
        }
    }

    private async Task WatchAsync(CoreSocketModeClient core, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Poll, clock);
        for (var silent = 0; silent < MostSilent;)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            silent = core.Connected ? 0 : silent + 1;
        }
    }

    private static void Take(RawSocketMessage message, SlackInbox inbox, ChannelWriter<(int Socket, Acknowledgement What)> acknowledged, TaskCompletionSource fatal)
    {
        switch (Wire.SocketMessage.Read(System.Text.Encoding.UTF8.GetBytes(message.Message)))
        {
            case Wire.SocketMessage.Envelope { Delivery: { } delivery } envelope:
                // Nobody waits for it here: SlackNet reads no further meanwhile. It fails in no way, and ends with the delivery.
                _ = AcceptAsync(envelope.Id, message.SocketId, delivery, inbox, acknowledged);
                break;
            case Wire.SocketMessage.Envelope envelope:
                acknowledged.TryWrite((message.SocketId, new Acknowledgement { EnvelopeId = envelope.Id }));
                break;
            case Wire.SocketMessage.Disconnect { Reason: SlackErrors.LinkDisabled }:
                fatal.TrySetException(new SlackException("Socket Mode", SlackErrors.LinkDisabled));
                break;
            default:
                // The socket itself sees to hello and disconnect.
                break;
        }
    }

    private static async Task AcceptAsync(
        string envelope, int socket, SlackDelivery delivery, SlackInbox inbox, ChannelWriter<(int Socket, Acknowledgement What)> acknowledged)
    {
        if (!await inbox.AcceptAsync(delivery))
            return;
        acknowledged.TryWrite((socket, delivery.Response is { } response
            ? new Acknowledgement<JRaw> { EnvelopeId = envelope, Payload = new JRaw(WireJson.Write(response)) }
            : new Acknowledgement { EnvelopeId = envelope }));
    }

    /// <summary>One after the other: a socket takes no two at once.</summary>
    private static async Task AcknowledgeAsync(CoreSocketModeClient core, ChannelReader<(int Socket, Acknowledgement What)> acknowledged, CancellationToken cancellationToken)
    {
        while (await acknowledged.WaitToReadAsync(cancellationToken).AsTask().ContinueWith(task => task.IsCompletedSuccessfully && task.Result, TaskScheduler.Default))
        {
            while (acknowledged.TryRead(out var next))
            {
                try
                {
                    await core.Send(next.Socket, next.What);
                }
                catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException or IOException)
                {
                    // The socket has gone; Slack sends it again on another, where it is known.
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack was given up by SlackNet, and is connected anew")]
    private static partial void LogSilent(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack cannot be connected: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);

    private sealed class Listener(Action<RawSocketMessage> take) : IObserver<RawSocketMessage>
    {
        public void OnNext(RawSocketMessage value) => take(value);

        public void OnError(Exception error)
        {
            // SlackNet's sockets report their end elsewhere.
        }

        public void OnCompleted()
        {
            // Likewise.
        }
    }
}
