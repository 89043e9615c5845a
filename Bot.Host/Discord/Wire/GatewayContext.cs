namespace Bot.Host.Discord.Wire;

/// <summary>What all shards share.</summary>
internal sealed record GatewayContext(
    string Token, int Intents, GatewayAddress Address, IdentifyTurns Turns, Presence Presence, GatewayTimings Timings, TimeProvider Clock, Random Random, ILogger Log)
{
    /// <summary>From 0 to 1.</summary>
    public double NextRandom()
    {
        lock (Random)
            return Random.NextDouble();
    }
}
