using System.Text.Json;
using System.Threading.Channels;

namespace Bot.Host.Discord.Wire;

/// <summary>Where deliveries wait between their arrival and the work on them. It is bounded.</summary>
internal sealed class DiscordInbox(int capacity = DiscordInbox.UsualCapacity)
{
    // Some minutes' worth of a busy server, and a few megabytes.
    private const int UsualCapacity = 8_192;

    private readonly Channel<DiscordDelivery> deliveries = Channel.CreateBounded<DiscordDelivery>(new BoundedChannelOptions(capacity) { SingleReader = false });

    /// <summary>False when it is full, or closed because the bot is stopping.</summary>
    public bool TryAccept(DiscordDelivery delivery) => deliveries.Writer.TryWrite(delivery);

    /// <summary>Waits for room.</summary>
    /// <exception cref="ChannelClosedException">The bot is stopping.</exception>
    public ValueTask AcceptAsync(DiscordDelivery delivery, CancellationToken cancellationToken) => deliveries.Writer.WriteAsync(delivery, cancellationToken);

    /// <summary>Takes nothing more in; what is inside can still be read.</summary>
    public void Close() => deliveries.Writer.TryComplete();

    public IAsyncEnumerable<DiscordDelivery> ReadAllAsync(CancellationToken cancellationToken) => deliveries.Reader.ReadAllAsync(cancellationToken);
}

/// <summary>What Discord brought, by whichever way, before anybody looked into it.</summary>
/// <param name="Type">The name of the gateway's event, such as MESSAGE_CREATE; INTERACTION_CREATE also for one that came by HTTP.</param>
/// <param name="Data">The event's data, or the interaction. It stays valid.</param>
/// <param name="Shard">Where it came from; 0 for HTTP.</param>
internal sealed record DiscordDelivery(DiscordDeliveryKind Kind, string Type, JsonElement Data, int Shard);

internal enum DiscordDeliveryKind
{
    Dispatch,
    Interaction,
}
