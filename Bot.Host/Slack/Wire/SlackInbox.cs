using System.Text.Json;
using System.Threading.Channels;

namespace Bot.Host.Slack.Wire;

/// <summary>
/// Where deliveries wait between their acknowledgement and the work on them. It is bounded: a delivery that finds it
/// full is not acknowledged, and Slack brings it again later.
/// </summary>
internal sealed class SlackInbox(int capacity = SlackInbox.UsualCapacity)
{
    // Some minutes' worth of a busy workspace, and a few megabytes.
    private const int UsualCapacity = 4_096;

    private readonly Channel<SlackDelivery> deliveries = Channel.CreateBounded<SlackDelivery>(new BoundedChannelOptions(capacity) { SingleReader = false });

    /// <summary>False when it is full, or closed because the bot is stopping.</summary>
    public bool TryAccept(SlackDelivery delivery) => deliveries.Writer.TryWrite(delivery);

    /// <summary>Takes nothing more in; what is inside can still be read.</summary>
    public void Close() => deliveries.Writer.TryComplete();

    public IAsyncEnumerable<SlackDelivery> ReadAllAsync(CancellationToken cancellationToken) => deliveries.Reader.ReadAllAsync(cancellationToken);
}

/// <summary>What Slack brought, by whichever way, before anybody looked into it.</summary>
internal sealed record SlackDelivery(DeliveryKind Kind, JsonElement Payload);

internal enum DeliveryKind
{
    /// <summary>Of the Events API.</summary>
    Event,
    Command,

    /// <summary>A button, a shortcut or a submitted view.</summary>
    Interaction,
}
