using System.Text.Json.Nodes;

namespace Bot.Host.Discord.Wire;

/// <summary>What all shards share.</summary>
internal sealed record GatewayContext(
    string Token, int Intents, GatewayAddress Address, IdentifyTurns Turns, Presence Presence, GatewayTimings Timings, TimeProvider Clock, Random Random, ILogger Log)
{
    /// <summary>The data that begins a session.</summary>
    public JsonObject Identification(GatewaySession session)
    {
        var data = new JsonObject
        {
            ["token"] = Token,
            ["intents"] = Intents,
            ["properties"] = new JsonObject { ["os"] = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux", ["browser"] = "docket", ["device"] = "docket" },
            ["shard"] = new JsonArray(session.Shard, session.Shards),
        };
        if (Presence.Json() is { } presence)
            data["presence"] = presence;
        return data;
    }

    /// <summary>The data that goes on with a session.</summary>
    public JsonObject Resumption(GatewaySession session) => new() { ["token"] = Token, ["session_id"] = session.Id, ["seq"] = session.Sequence ?? 0 };

    /// <summary>From 0 to 1.</summary>
    public double NextRandom()
    {
        lock (Random)
            return Random.NextDouble();
    }
}
