using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>Servers, channels, messages and commands.</summary>
public sealed class DiscordState(LoopbackDiscordOptions options, TimeProvider clock)
{
    private const long DiscordEpoch = 1_420_070_400_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, DiscordMessage> messages = [];
    private readonly Dictionary<(string Channel, string Nonce), string> nonces = [];
    private long lastId;

    public ConcurrentDictionary<string, DiscordGuild> Guilds { get; } = new();

    public ConcurrentDictionary<string, DiscordChannel> Channels { get; } = new();

    /// <summary>The registered commands, global ones under an empty guild.</summary>
    public ConcurrentDictionary<string, CommandList> Commands { get; } = new();

    /// <summary>All messages there are now, oldest first.</summary>
    public IReadOnlyList<DiscordMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages.Values.OrderBy(message => message.Id.Length).ThenBy(message => message.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>The bot's messages that everybody sees.</summary>
    public IEnumerable<DiscordMessage> BotMessages => Messages.Where(message => message.Author == options.BotUser && !message.IsEphemeral);

    /// <summary>Files that people put into commands, by id.</summary>
    public ConcurrentDictionary<string, (string Name, byte[] Content)> Attachments { get; } = new();

    public string AddAttachment(string name, byte[] content)
    {
        var id = NextId();
        Attachments[id] = (name, content);
        return id;
    }

    public DiscordGuild AddGuild(string id) => Guilds[id] = new DiscordGuild(id);

    public DiscordChannel AddChannel(string id, string? guild, ChannelKind kind = ChannelKind.Text, bool botMayWrite = true) =>
        Channels[id] = new DiscordChannel(id, guild, kind, null) { BotMayWrite = botMayWrite };

    public DiscordChannel AddThread(string id, DiscordChannel parent, string owner, string name = "thread") =>
        Channels[id] = new DiscordChannel(id, parent.Guild, ChannelKind.PublicThread, parent.Id) { Owner = owner, Name = name };

    public DiscordChannel DirectChannel(string user)
    {
        var channel = Channels.Values.FirstOrDefault(known => known.Kind == ChannelKind.Direct && known.Owner == user);
        if (channel is not null)
            return channel;
        var id = NextId();
        return Channels[id] = new DiscordChannel(id, null, ChannelKind.Direct, null) { Owner = user };
    }

    public DiscordMessage Add(DiscordMessage message)
    {
        lock (gate)
        {
            var added = message with { Id = message.Id.Length > 0 ? message.Id : NextId(), At = clock.GetUtcNow() };
            messages.Add(added.Id, added);
            return added;
        }
    }

    public DiscordMessage? Find(string channel, string id)
    {
        lock (gate)
            return messages.GetValueOrDefault(id) is { } message && message.Channel == channel ? message : null;
    }

    public void Replace(DiscordMessage message)
    {
        lock (gate)
            messages[message.Id] = message;
    }

    public bool Remove(string id)
    {
        lock (gate)
            return messages.Remove(id);
    }

    /// <summary>Adds the message, unless one with its nonce is there already, which is given back.</summary>
    public (DiscordMessage Message, bool IsNew) AddOnce(DiscordMessage message, string nonce)
    {
        lock (gate)
        {
            if (nonces.TryGetValue((message.Channel, nonce), out var id) && messages.TryGetValue(id, out var known))
                return (known, false);
            var added = Add(message);
            nonces[(message.Channel, nonce)] = added.Id;
            return (added, true);
        }
    }

    /// <summary>Unique and rising, with the time in it, as Discord's are.</summary>
    public string NextId()
    {
        lock (gate)
        {
            lastId = Math.Max((clock.GetUtcNow().ToUnixTimeMilliseconds() - DiscordEpoch) << 22, lastId + 1);
            return lastId.ToString(CultureInfo.InvariantCulture);
        }
    }
}

public sealed record DiscordGuild(string Id)
{
    public string Name { get; init; } = "Loopback";

    public string Locale { get; init; } = "en-US";

    /// <summary>The permissions of members, as Discord's bits; a member that is not here has none of note.</summary>
    public ConcurrentDictionary<string, long> Permissions { get; } = new();

    /// <summary>The roles of members, by their ids.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Roles { get; } = new();
}

/// <param name="Kind">With Discord's numbers.</param>
public sealed record DiscordChannel(string Id, string? Guild, ChannelKind Kind, string? Parent)
{
    public string Name { get; init; } = "general";

    /// <summary>Who started the thread; of a direct channel, whose it is.</summary>
    public string? Owner { get; init; }

    public bool BotMayWrite { get; init; } = true;
}

public enum ChannelKind
{
    Text = 0,
    Direct = 1,
    PublicThread = 11,
    Forum = 15,
}

/// <summary>A message as it is kept.</summary>
public sealed record DiscordMessage(string Id, string Channel, string Author, string Content)
{
    public int Flags { get; init; }

    public JsonArray? Components { get; init; }

    public JsonArray? Embeds { get; init; }

    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    public JsonObject? AllowedMentions { get; init; }

    /// <summary>The message it replies to.</summary>
    public string? ReplyTo { get; init; }

    public string? Nonce { get; init; }

    /// <summary>Who is mentioned.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>The interaction it answers.</summary>
    public string? Interaction { get; init; }

    public DateTimeOffset At { get; init; }

    public int Edits { get; init; }

    public bool IsEphemeral => (Flags & MessageRules.Ephemeral) != 0;

    public bool IsComponentsV2 => (Flags & MessageRules.ComponentsV2) != 0;

    public bool IsLoading => (Flags & MessageRules.Loading) != 0;

    /// <summary>All that it says, also in components.</summary>
    public string Text => Components is null ? Content : string.Join('\n', new[] { Content }.Concat(MessageRules.Texts(Components)).Where(text => text.Length > 0));
}

/// <summary>The registered commands, and how often that changed.</summary>
public sealed record CommandList(IReadOnlyList<JsonObject> Commands, int Changes);
