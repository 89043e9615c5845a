using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>The server's side of the gateway: its sessions and connections, and what goes wrong with them on demand.</summary>
public sealed class GatewayHub : IAsyncDisposable
{
    private const int Privileged = (1 << 1) | (1 << 8) | (1 << 15);
    private const int AllIntents = (1 << 26) - 1;
    private static readonly TimeSpan IdentifyWindow = TimeSpan.FromSeconds(5);

    private readonly LoopbackDiscord discord;
    private readonly ConcurrentDictionary<GatewayPeer, bool> peers = new();
    private readonly ConcurrentDictionary<string, GatewayBotSession> sessions = new();
    private readonly ConcurrentDictionary<int, DateTimeOffset> identified = new();
    private readonly ConcurrentDictionary<string, string> lastSent = new();
    private Dictionary<string, string> prepared = [];
    private int lastSession;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal GatewayHub(LoopbackDiscord discord) => this.discord = discord;

    /// <summary>What the bot sent, in order.</summary>
    public ConcurrentQueue<(int Op, JsonNode? Data, DateTimeOffset At)> Received { get; } = new();

    public bool SaysHello { get; set; } = true;

    public bool AcknowledgesHeartbeats { get; set; } = true;

    /// <summary>Whether a payload comes in several messages of the socket.</summary>
    public bool Splits { get; set; }

    /// <summary>Where READY sends the bot to go on with its session; null for here.</summary>
    public string? ResumeAddress { get; set; }

    /// <summary>In which order, and how often, missed events come to who goes on with a session.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<string>> ResumeOrder { get; set; } = missed => missed;

    /// <summary>Asked for each connection whether it is refused before it is one, and with which status.</summary>
    public Func<int?> Refuses { get; set; } = () => null;

    public int Open => peers.Count;

    /// <summary>How many connections there ever were.</summary>
    public int Opened { get; private set; }

    public int Identified { get; private set; }

    public int Resumed { get; private set; }

    /// <summary>How many connections ended with a goodbye, and their sessions with them.</summary>
    public int GoneAway { get; private set; }

    /// <summary>The highest number of an event that went to a session on a connection; 0 where there is none.</summary>
    public int LastEvent => peers.Keys.Select(peer => peer.Session?.Last ?? 0).DefaultIfEmpty().Max();

    internal TimeProvider Clock => discord.Clock;

    /// <summary>The data of the last event of a type that went to a session, or <c>HELLO</c>; null before the first.</summary>
    public JsonNode? Sent(string type) => lastSent.TryGetValue(type, out var data) ? JsonNode.Parse(data) : null;

    /// <summary>Until so many connections have a session.</summary>
    public async Task WhenReadyAsync(int count = 1)
    {
        while (true)
        {
            var change = changed.Task;
            if (Ready == count)
                return;
            await change;
        }
    }

    public int Ready => peers.Keys.Count(peer => peer.Session is not null);

    /// <summary>Writes down once what is told of every server, where there are very many. What changes after stays untold.</summary>
    public void Prepare()
    {
        var channels = discord.State.Channels.Values.ToLookup(channel => channel.Guild);
        prepared = discord.State.Guilds.Values.ToDictionary(guild => guild.Id, guild => DiscordPayloads.GuildCreate(discord, guild, channels[guild.Id]).ToJsonString());
    }

    /// <summary>Sends an event to the sessions it is for.</summary>
    public void Dispatch(string type, JsonObject data, string? guild = null)
    {
        var text = data.ToJsonString();
        string? bare = null;
        foreach (var session in sessions.Values.Where(session => session.IsFor(guild) && session.Wants(type, guild)))
        {
            var isFull = session.HasContent || guild is null || !type.StartsWith("MESSAGE_", StringComparison.Ordinal) || DiscordPayloads.IsVisible(data, discord.Options.BotUser);
            Dispatch(session, type, isFull ? text : bare ??= DiscordPayloads.WithoutContent(data).ToJsonString());
        }
    }

    /// <summary>Sends the last event of every session once more.</summary>
    public void RepeatLast()
    {
        foreach (var session in sessions.Values.Where(session => session.Last > 0))
            session.Repeat(session.Last);
    }

    /// <summary>Sends every connection something that is no event.</summary>
    public void Send(int op, JsonNode? data = null)
    {
        foreach (var peer in peers.Keys)
            peer.Send(Payload(op, data?.DeepClone()));
    }

    public void Close(int code, string reason = "")
    {
        foreach (var peer in peers.Keys)
            peer.Close(code, reason);
    }

    /// <summary>Breaks every connection without a word.</summary>
    public void Abort()
    {
        foreach (var peer in peers.Keys)
            peer.Abort();
    }

    /// <summary>Says and hears nothing any more on the connections there are, which stay open.</summary>
    public void Mute()
    {
        foreach (var peer in peers.Keys)
        {
            peer.Session?.Detach(peer);
            peer.Mute();
        }
    }

    /// <summary>Forgets all sessions: who wants to go on with one must begin another.</summary>
    public void ForgetSessions() => sessions.Clear();

    public ValueTask DisposeAsync()
    {
        Abort();
        return ValueTask.CompletedTask;
    }

    internal async Task ServeAsync(WebSocket socket, bool isCompressed, CancellationToken cancellationToken)
    {
        using var peer = new GatewayPeer(socket, isCompressed, this);
        peers[peer] = true;
        Opened++;
        try
        {
            if (SaysHello)
                SayHello(peer);
            Changed();
            await peer.RunAsync(cancellationToken);
        }
        finally
        {
            peer.Session?.Detach(peer);
            peers.TryRemove(peer, out _);
            Changed();
        }
    }

    internal void OnClosed(GatewayPeer peer, int? code)
    {
        // A client that says goodbye so wants no more of its session.
        if (code is 1000 or 1001 && peer.Session is { } session && sessions.TryRemove(session.Id, out _))
            GoneAway++;
    }

    internal void OnReceived(GatewayPeer peer, JsonObject payload)
    {
        var op = payload["op"]?.GetValue<int>() ?? -1;
        Received.Enqueue((op, payload["d"]?.DeepClone(), Clock.GetUtcNow()));
        switch (op)
        {
            case 1 when AcknowledgesHeartbeats:
                peer.Send(Payload(11, null));
                break;
            case 1:
                break;
            case 2:
                Identify(peer, payload["d"]!.AsObject());
                break;
            case 6:
                Resume(peer, payload["d"]!.AsObject());
                break;
            case 3 or 4 or 8 when peer.Session is null:
                peer.Close(4003, "Not authenticated.");
                break;
            case 3 or 4 or 8:
                break;
            default:
                peer.Close(4001, "Unknown opcode.");
                break;
        }
    }

    private void SayHello(GatewayPeer peer)
    {
        var data = new JsonObject { ["heartbeat_interval"] = (int)discord.Options.HeartbeatInterval.TotalMilliseconds, ["_trace"] = new JsonArray() };
        lastSent["HELLO"] = data.ToJsonString();
        peer.Send(Payload(10, data));
    }

    private void Identify(GatewayPeer peer, JsonObject data)
    {
        var intents = data["intents"]?.GetValue<int>() ?? -1;
        var (shard, shards) = data["shard"] is JsonArray { Count: 2 } pair ? (pair[0]!.GetValue<int>(), pair[1]!.GetValue<int>()) : (0, 1);
        if (peer.Session is not null)
            peer.Close(4005, "Already authenticated.");
        else if (data["token"]?.ToString() != discord.Options.Token)
            peer.Close(4004, "Authentication failed.");
        else if (shard < 0 || shard >= shards)
            peer.Close(4010, "Invalid shard.");
        else if (intents is < 0 or > AllIntents)
            peer.Close(4013, "Invalid intent(s).");
        else if ((intents & Privileged & ~discord.Options.PrivilegedIntents) != 0)
            peer.Close(4014, "Disallowed intent(s).");
        else if (IsTooSoon(shard) || Identified >= discord.Options.SessionStarts)
            peer.Send(Payload(9, false));
        else
            Begin(peer, shard, shards, intents);
    }

    private void Begin(GatewayPeer peer, int shard, int shards, int intents)
    {
        var session = new GatewayBotSession($"{Interlocked.Increment(ref lastSession)}-session", shard, shards, intents);
        Dispatch(session, "READY", DiscordPayloads.Ready(discord, session.Id, shard, shards, ResumeAddress ?? discord.GatewayAddress).ToJsonString());
        foreach (var guild in discord.State.Guilds.Values.Where(guild => session.IsFor(guild.Id) && session.Wants("GUILD_CREATE", guild.Id)))
            Dispatch(session, "GUILD_CREATE", prepared.GetValueOrDefault(guild.Id) ?? DiscordPayloads.GuildCreate(discord, guild, discord.State.Channels.Values.Where(channel => channel.Guild == guild.Id)).ToJsonString());
        // What is said before this is not for the session, and nothing of what is said after it comes before READY.
        sessions[session.Id] = session;
        peer.Session = session;
        session.Attach(peer);
        Identified++;
        Changed();
    }

    private void Dispatch(GatewayBotSession session, string type, string data)
    {
        lastSent[type] = data;
        session.Dispatch(type, data);
    }

    private bool IsTooSoon(int shard)
    {
        var key = shard % discord.Options.MaxConcurrency;
        var now = Clock.GetUtcNow();
        if (identified.TryGetValue(key, out var last) && now - last < IdentifyWindow)
            return true;
        identified[key] = now;
        return false;
    }

    private void Resume(GatewayPeer peer, JsonObject data)
    {
        var seen = data["seq"]?.GetValue<int>() ?? 0;
        if (data["token"]?.ToString() != discord.Options.Token)
        {
            peer.Close(4004, "Authentication failed.");
        }
        else if (data["session_id"]?.ToString() is not { } id || !sessions.TryGetValue(id, out var session))
        {
            peer.Send(Payload(9, false));
        }
        else if (seen > session.Last)
        {
            sessions.TryRemove(id, out _);
            peer.Close(4007, "Invalid seq.");
        }
        else
        {
            Resumed++;
            peer.Session = session;
            session.Resume(peer, seen, ResumeOrder);
            Changed();
        }
    }

    private static string Payload(int op, JsonNode? data) => new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data }.ToJsonString();

    private void Changed() => Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
