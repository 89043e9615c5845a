using System.Threading.Channels;

namespace Bot.Host.Slack.Wire;

/// <summary>
/// Where deliveries wait for somebody to look into them. It is bounded: a delivery that finds it full is not acknowledged,
/// and Slack brings it again later.
/// </summary>
internal sealed class SlackInbox(TimeProvider clock, int capacity = SlackInbox.UsualCapacity)
{
    // Some minutes' worth of a busy workspace, and a few megabytes.
    private const int UsualCapacity = 4_096;

    // Slack waits three seconds, and the way to it takes some of them. From then on a delivery is in memory only, and still worked on.
    private static readonly TimeSpan AcknowledgedWithin = TimeSpan.FromSeconds(2);

    private readonly Channel<SlackDelivery> deliveries = Channel.CreateBounded<SlackDelivery>(new BoundedChannelOptions(capacity) { SingleReader = false });
    private volatile bool closed;

    /// <summary>Takes a delivery in, and ends when Slack is to be told: true that it arrived, false that it must come again.</summary>
    public async Task<bool> AcceptAsync(SlackDelivery delivery)
    {
        if (!deliveries.Writer.TryWrite(delivery))
            return false;
        await using var patience = clock.CreateTimer(_ => Hurry(delivery), null, AcknowledgedWithin, Timeout.InfiniteTimeSpan);
        return await delivery.Outcome;
    }

    /// <summary>Takes nothing more in; what is inside can still be read.</summary>
    public void Close()
    {
        closed = true;
        deliveries.Writer.TryComplete();
    }

    /// <summary>Nobody will read what is inside.</summary>
    public void GiveBackAll()
    {
        while (deliveries.Reader.TryRead(out var delivery))
            delivery.GiveBack();
    }

    public IAsyncEnumerable<SlackDelivery> ReadAllAsync(CancellationToken cancellationToken) => deliveries.Reader.ReadAllAsync(cancellationToken);

    private void Hurry(SlackDelivery delivery)
    {
        // Of a bot that is stopping, nothing in memory has a future.
        if (closed)
            delivery.GiveBack();
        else
            delivery.Acknowledge();
    }
}
