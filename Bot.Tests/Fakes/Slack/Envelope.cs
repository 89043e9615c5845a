using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>One envelope of Socket Mode, until it is acknowledged.</summary>
public sealed class Envelope(string id, string type, JsonObject payload, bool acceptsResponse)
{
    private readonly TaskCompletionSource<JsonNode?> acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string body = payload.ToJsonString();

    public string Id => id;

    /// <summary>The payload of the acknowledgement, mostly none.</summary>
    public Task<JsonNode?> Acknowledged => acknowledged.Task;

    public bool IsAcknowledged => acknowledged.Task.IsCompleted;

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public bool Acknowledge(JsonNode? response) => acknowledged.TrySetResult(response);

    public string Text()
    {
        // Only events have the retry members, also the first time.
        var retry = type == "events_api" ? $",\"retry_attempt\":{Attempts - 1},\"retry_reason\":\"{(Attempts > 1 ? "timeout" : "")}\"" : "";
        return $"{{\"envelope_id\":\"{id}\",\"payload\":{body},\"type\":\"{type}\",\"accepts_response_payload\":{(acceptsResponse ? "true" : "false")}{retry}}}";
    }
}
