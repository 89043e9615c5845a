namespace Bot.Host.Discord.Wire;

/// <summary>What one shard keeps of its session, so that it can go on with it on another connection.</summary>
/// <param name="shard">From 0.</param>
/// <param name="shards">How many there are.</param>
internal sealed class GatewaySession(int shard, int shards)
{
    private long sequence;

    public int Shard => shard;

    public int Shards => shards;

    /// <summary>Null when there is none to go on with.</summary>
    public string? Id { get; private set; }

    public Uri? ResumeAddress { get; private set; }

    /// <summary>The presence it was last told of.</summary>
    public int PresenceVersion { get; set; }

    /// <summary>The number of the last event; null before the first.</summary>
    public long? Sequence => Volatile.Read(ref sequence) is > 0 and var last ? last : null;

    public void Begin(string id, Uri? resumeAddress) => (Id, ResumeAddress) = (id, resumeAddress);

    public void Saw(long number)
    {
        // What comes out of order was seen already, or is new; the highest counts either way.
        if (number > sequence)
            Volatile.Write(ref sequence, number);
    }

    /// <summary>Goes on at the address for everybody: the session's own is not there.</summary>
    public void ForgetAddress() => ResumeAddress = null;

    public void Forget()
    {
        (Id, ResumeAddress) = (null, null);
        Volatile.Write(ref sequence, 0);
    }
}
