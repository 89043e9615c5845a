namespace Bot.Host.Platforms;

/// <summary>The ids of what was done lately and leaves no trace in the store, so that a redelivery does it no second time.</summary>
internal sealed class RecentIds
{
    // Platforms redeliver within minutes.
    private const int MostKept = 10_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> ids = [];
    private readonly Queue<string> order = new();

    /// <summary>False when it was there before.</summary>
    public bool Add(string id)
    {
        lock (gate)
        {
            if (!ids.Add(id))
                return false;
            order.Enqueue(id);
            if (order.Count > MostKept)
                ids.Remove(order.Dequeue());
            return true;
        }
    }
}
