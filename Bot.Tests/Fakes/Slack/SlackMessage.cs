using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>A message in a channel, whoever wrote it.</summary>
/// <param name="User">The bot's own user for what it posted.</param>
public sealed record SlackMessage(string Channel, string Ts, string? ThreadTs, string User, string Text, JsonArray? Blocks, JsonObject? Metadata, DateTimeOffset At)
{
    public string Thread => ThreadTs ?? Ts;

    public int Edits { get; init; }
}

/// <summary>Something that one user sees and nobody else.</summary>
public sealed record EphemeralMessage(string Channel, string? ThreadTs, string User, string Text, JsonArray? Blocks, DateTimeOffset At);
