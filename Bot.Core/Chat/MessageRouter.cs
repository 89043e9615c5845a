using System.Collections.Concurrent;

namespace Bot.Core.Chat;

/// <summary>Whether a message is for the bot, and to which conversation it belongs.</summary>
internal sealed class MessageRouter(IChatStore store)
{
    private readonly ConcurrentDictionary<ChannelAddress, ChannelSettings> channels = [];

    public IReadOnlyDictionary<ChannelAddress, ChannelSettings> Channels => channels;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var (channel, settings) in await store.ReadChannelsAsync(cancellationToken))
            channels[channel] = settings;
    }

    public async Task SetAsync(ChannelAddress channel, ChannelSettings settings, CancellationToken cancellationToken)
    {
        await store.SaveChannelAsync(channel, settings, cancellationToken);
        channels[channel] = settings;
    }

    public ChannelMode ModeOf(ChannelAddress channel) => channels.GetValueOrDefault(channel)?.Mode ?? ChannelMode.Mention;

    public IReadOnlyList<ChannelAddress> ModeratorChannels(string platform, string workspace) =>
    [
        .. channels.Where(entry => entry.Value.IsForModerators && entry.Key.Platform == platform && entry.Key.Workspace == workspace)
            .Select(entry => entry.Key),
    ];

    public Task<Routing> RouteAsync(IncomingMessage message, CancellationToken cancellationToken) => message.Way switch
    {
        WayOfAsking.Command or WayOfAsking.ClaimCheck => Task.FromResult<Routing>(
            new Routing.Question(
                message.Way, message.Thread, Conversation: null, StartsThread: false,
                IsPrivate: !message.IsForEveryone || ModeOf(message.Address.Channel) == ChannelMode.Off)),
        WayOfAsking.Direct => Task.FromResult<Routing>(
            new Routing.Question(message.Way, message.Thread, Conversation: null, StartsThread: false, IsPrivate: false)),
        WayOfAsking.Mention => RouteMentionAsync(message, cancellationToken),
        _ => RouteOverheardAsync(message, cancellationToken),
    };

    private async Task<Routing> RouteMentionAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (ModeOf(message.Address.Channel) == ChannelMode.Off)
            return new Routing.SwitchedOff();
        var conversation = await FindConversationAsync(message, cancellationToken);
        return new Routing.Question(
            WayOfAsking.Mention, message.Thread ?? message.Address.Message, conversation?.Key, StartsThread: message.Thread is null, IsPrivate: false);
    }

    private async Task<Routing> RouteOverheardAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var mode = ModeOf(message.Address.Channel);
        if (mode == ChannelMode.Off)
            return new Routing.NotForUs();
        if (await FindConversationAsync(message, cancellationToken) is { IsOurs: true } conversation)
            return new Routing.Question(
                WayOfAsking.FollowUp, message.Thread ?? message.Address.Message, conversation.Key, StartsThread: false, IsPrivate: false);
        return mode == ChannelMode.Auto && message is { Thread: null, InReplyTo: null }
            ? new Routing.Question(WayOfAsking.Auto, message.Address.Message, Conversation: null, StartsThread: true, IsPrivate: false)
            : new Routing.NotForUs();
    }

    private async Task<Conversation?> FindConversationAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        message is { Thread: null, InReplyTo: null }
            ? null
            : await store.FindConversationAsync(message.Address.Channel, message.Thread, message.InReplyTo, cancellationToken);
}

/// <summary>What a message is to the bot.</summary>
internal abstract record Routing
{
    private Routing()
    {
    }

    /// <summary>The parts are those of <see cref="NewQuestion"/>.</summary>
    public sealed record Question(WayOfAsking Way, string? Thread, long? Conversation, bool StartsThread, bool IsPrivate) : Routing
    {
        public NewQuestion With(QuestionId id, IncomingMessage message) => new(id, message, Way, Thread, Conversation, StartsThread, IsPrivate);

        public ReplyPlace PlaceOf(IncomingMessage message) => new(message.Address, Thread, IsPrivate ? message.User : null, message.ReplyHandle);
    }

    /// <summary>It is for the bot, which may not speak there.</summary>
    public sealed record SwitchedOff : Routing;

    public sealed record NotForUs : Routing;
}
