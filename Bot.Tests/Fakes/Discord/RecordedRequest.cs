using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>A request of the bot, as it arrived.</summary>
/// <param name="Route">Method and template, such as <c>POST /channels/{channel.id}/messages</c>.</param>
/// <param name="Path">Below the API's base, with its query.</param>
/// <param name="Authorization">The header as sent; null when there was none.</param>
public sealed record RecordedRequest(string Route, string Path, string? Authorization, JsonNode? Body, DateTimeOffset At)
{
    /// <summary>What was sent beside the body, by its place in the form.</summary>
    public IReadOnlyDictionary<int, AttachedFile> Files { get; init; } = new Dictionary<int, AttachedFile>();

    public string? UserAgent { get; init; }

    public string? Reason { get; init; }

    /// <summary>What went wrong with it on demand, if anything.</summary>
    public Fault? Fault { get; set; }

    /// <summary>The status it was answered with; 0 when it was not.</summary>
    public int Status { get; set; }

    /// <summary>Discord's code of the error it was refused with, if it was.</summary>
    public int? Code { get; set; }

    /// <summary>The limit it broke that the bot had been told of; null when it kept all.</summary>
    public string? Violation { get; set; }

    public string? this[string member] => (Body as JsonObject)?[member]?.ToString();
}

/// <summary>A file of a message.</summary>
public sealed record AttachedFile(string Name, byte[] Content);
