using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Fakes.Slack;

/// <summary>The server's side of Socket Mode: who is connected, what is on its way, and what is sent again.</summary>
public sealed class SocketHub : IAsyncDisposable
{
    private readonly LoopbackSlackOptions options;
    private readonly TimeProvider clock;
    private readonly Channel<Envelope> waiting = Channel.CreateUnbounded<Envelope>();
    private readonly ConcurrentDictionary<SocketConnection, bool> connections = new();
    private readonly ConcurrentDictionary<string, Envelope> unacknowledged = new();
    private readonly ConcurrentDictionary<string, bool> tickets = new();
    private readonly ITimer redelivery;
    private int last;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SocketHub(LoopbackSlackOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        redelivery = clock.CreateTimer(_ => SendAgain(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Says what a hello says of the app; false sends none.</summary>
    public bool SaysHello { get; set; } = true;

    /// <summary>Where clients are sent instead of here; null for here.</summary>
    public string? Address { get; set; }

    public int Open => connections.Count;

    /// <summary>How many sockets there ever were.</summary>
    public int Opened { get; private set; }

    /// <summary>The most there were at once.</summary>
    public int MostOpen { get; private set; }

    public int Unacknowledged => unacknowledged.Count;

    public async Task WhenOpenAsync(int count)
    {
        while (true)
        {
            var change = changed.Task;
            if (Open == count)
                return;
            await change;
        }
    }

    public string NewTicket()
    {
        var ticket = $"{Interlocked.Increment(ref last)}-ticket";
        tickets[ticket] = true;
        return ticket;
    }

    public Envelope Send(string type, JsonObject payload, bool acceptsResponse = false)
    {
        var envelope = new Envelope(Guid.CreateVersion7(clock.GetUtcNow()).ToString(), type, payload, acceptsResponse);
        unacknowledged[envelope.Id] = envelope;
        waiting.Writer.TryWrite(envelope);
        return envelope;
    }

    /// <summary>Announces the end of every open socket, and ends each some time later, as Slack does; or never.</summary>
    public async Task DisconnectAsync(string reason, bool andClose = true)
    {
        foreach (var connection in connections.Keys)
        {
            await connection.AnnounceAsync(reason, options.App, Open);
            if (andClose)
                await connection.CloseAsync();
        }
    }

    /// <summary>Breaks every open socket without a word.</summary>
    public void Abort()
    {
        foreach (var connection in connections.Keys)
            connection.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        await redelivery.DisposeAsync();
        waiting.Writer.TryComplete();
        Abort();
    }

    internal bool Admit(string? ticket) => ticket is not null && tickets.TryRemove(ticket, out _);

    internal async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var connection = new SocketConnection(socket, waiting, clock, OnAcknowledged);
        connections[connection] = true;
        Opened++;
        MostOpen = Math.Max(MostOpen, Open);
        try
        {
            if (SaysHello)
                await connection.SendAsync(Hello());
            Changed();
            await connection.RunAsync(cancellationToken);
        }
        finally
        {
            connections.TryRemove(connection, out _);
            foreach (var envelope in connection.Unacknowledged)
                waiting.Writer.TryWrite(envelope);
            Changed();
        }
    }

    private string Hello() => new JsonObject
    {
        ["type"] = "hello",
        ["num_connections"] = Open,
        ["debug_info"] = new JsonObject { ["host"] = "loopback", ["build_number"] = 1, ["approximate_connection_time"] = 18060 },
        ["connection_info"] = new JsonObject { ["app_id"] = options.App },
    }.ToJsonString();

    private void OnAcknowledged(string envelope, JsonNode? response)
    {
        if (unacknowledged.TryRemove(envelope, out var known))
            known.Acknowledge(response);
    }

    private void SendAgain()
    {
        var limit = clock.GetUtcNow() - options.AcknowledgedWithin;
        foreach (var envelope in unacknowledged.Values)
        {
            if (envelope.Attempts > 0 && envelope.SentAt < limit)
            {
                envelope.SentAt = clock.GetUtcNow();
                waiting.Writer.TryWrite(envelope);
            }
        }
    }

    private void Changed() => Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
