using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>A modal somebody sees.</summary>
public sealed record OpenedView(string Id, string User, JsonObject View);
