using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>Channels and messages of the workspace.</summary>
public sealed class SlackState(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Channel, string Ts), SlackMessage> messages = [];
    private long lastMicroseconds;

    public ConcurrentDictionary<string, SlackChannel> Channels { get; } = new();

    public ConcurrentQueue<EphemeralMessage> Ephemerals { get; } = new();

    /// <summary>The files that the bot has sent.</summary>
    public ConcurrentQueue<SharedFile> Shared { get; } = new();

    /// <summary>All messages there are now, oldest first.</summary>
    public IReadOnlyList<SlackMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages.Values.OrderBy(message => message.Ts, StringComparer.Ordinal)];
        }
    }

    public SlackChannel AddChannel(string id, ChannelKind kind = ChannelKind.Public, bool hasBot = true) =>
        Channels[id] = new SlackChannel(id, kind, hasBot);

    /// <summary>The direct conversation of a user and the bot.</summary>
    public SlackChannel AddDirect(string user) => Channels.GetOrAdd($"D{user}", id => new SlackChannel(id, ChannelKind.Direct));

    public SlackMessage Add(string channel, string? threadTs, string user, string text, JsonArray? blocks = null, JsonObject? metadata = null)
    {
        lock (gate)
        {
            var message = new SlackMessage(channel, NextTs(), threadTs, user, text, blocks, metadata, clock.GetUtcNow());
            messages.Add((channel, message.Ts), message);
            return message;
        }
    }

    public SlackMessage? Find(string channel, string ts)
    {
        lock (gate)
            return messages.GetValueOrDefault((channel, ts));
    }

    public void Replace(SlackMessage message)
    {
        lock (gate)
            messages[(message.Channel, message.Ts)] = message;
    }

    public bool Remove(string channel, string ts)
    {
        lock (gate)
            return messages.Remove((channel, ts));
    }

    public IReadOnlyList<SlackMessage> Thread(string channel, string ts) =>
        [.. Messages.Where(message => message.Channel == channel && message.Thread == ts)];

    /// <summary>Unique and rising, as Slack's are.</summary>
    public string NextTs()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
            lastMicroseconds = Math.Max(now, lastMicroseconds + 1);
            return string.Create(CultureInfo.InvariantCulture, $"{lastMicroseconds / 1_000_000}.{lastMicroseconds % 1_000_000:D6}");
        }
    }
}
