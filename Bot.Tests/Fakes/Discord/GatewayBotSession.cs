namespace Bot.Fakes.Discord;

/// <summary>A session of the bot's: its events by number, kept so that it can go on with them on another connection.</summary>
internal sealed class GatewayBotSession(string id, int shard, int shards, int intents)
{
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;

    private readonly Lock gate = new();
    private readonly List<string> events = [];
    private GatewayPeer? peer;

    public string Id => id;

    public int Shard => shard;

    public bool HasContent => (intents & MessageContent) != 0;

    public int Last
    {
        get
        {
            lock (gate)
                return events.Count;
        }
    }

    public bool IsFor(string? guild) =>
        guild is null ? shard == 0 : (long)(ulong.Parse(guild, System.Globalization.CultureInfo.InvariantCulture) >> 22) % shards == shard;

    public bool Wants(string type, string? guild) => type switch
    {
        _ when type.StartsWith("MESSAGE_", StringComparison.Ordinal) => (intents & (guild is null ? DirectMessages : 1 << 9)) != 0,
        "GUILD_CREATE" or "THREAD_CREATE" or "THREAD_DELETE" or "CHANNEL_DELETE" or "GUILD_DELETE" => (intents & 1) != 0,
        _ => true,
    };

    public void Dispatch(string type, string data)
    {
        lock (gate)
        {
            events.Add($"{{\"t\":\"{type}\",\"s\":{events.Count + 1},\"op\":0,\"d\":{data}}}");
            peer?.Send(events[^1]);
        }
    }

    /// <summary>What has come and what comes goes to a connection.</summary>
    public void Attach(GatewayPeer other)
    {
        lock (gate)
        {
            foreach (var waiting in events)
                other.Send(waiting);
            peer = other;
        }
    }

    public void Detach(GatewayPeer other)
    {
        lock (gate)
        {
            if (peer == other)
                peer = null;
        }
    }

    /// <summary>Sends a connection what it has not seen, in the order that is asked for, and then what comes.</summary>
    public void Resume(GatewayPeer other, int seen, Func<IReadOnlyList<string>, IEnumerable<string>> order)
    {
        lock (gate)
        {
            foreach (var missed in order(events[seen..]))
                other.Send(missed);
            peer = other;
            events.Add($"{{\"t\":\"RESUMED\",\"s\":{events.Count + 1},\"op\":0,\"d\":{{\"_trace\":[]}}}}");
            other.Send(events[^1]);
        }
    }

    /// <summary>Sends an event once more.</summary>
    public void Repeat(int number)
    {
        lock (gate)
            peer?.Send(events[number - 1]);
    }
}
