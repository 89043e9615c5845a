namespace Bot.Host;

/// <summary>The signatures of requests that were taken, for as long as they would still count as recent.</summary>
internal sealed class SeenSignatures(TimeSpan keep, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = [];
    private readonly Queue<(DateTimeOffset Until, string Signature)> order = new();

    /// <summary>Notes that the request with this signature is being taken; false when it was taken before.</summary>
    public bool Take(string signature)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && oldest.Until < now)
                seen.Remove(order.Dequeue().Signature);
            if (!seen.Add(signature))
                return false;
            order.Enqueue((now + keep, signature));
            return true;
        }
    }

    /// <summary>The request was not taken after all, and may come again as it is.</summary>
    public void Release(string signature)
    {
        lock (gate)
            seen.Remove(signature);
    }
}
