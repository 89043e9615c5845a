using System.Text.Json.Nodes;

namespace Bot.Host.Slack.Rendering;

/// <summary>A message as Slack takes it.</summary>
/// <param name="Text">For notifications and screen readers, with the markup characters escaped.</param>
internal sealed record SlackContent(string Text, JsonArray Blocks)
{
    /// <summary>The members of a message in a call: without previews, and with nothing in the text turned into a mention.</summary>
    public JsonObject ToJson() => new()
    {
        ["text"] = Text,
        ["blocks"] = Blocks.DeepClone(),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
        ["parse"] = "none",
        ["link_names"] = false,
    };

    /// <summary>The same for a response address, seen by one user or by everyone.</summary>
    public JsonObject ToResponse(bool isForEveryone, string? threadTs)
    {
        var json = ToJson();
        json["response_type"] = isForEveryone ? "in_channel" : "ephemeral";
        json["replace_original"] = false;
        if (threadTs is not null)
            json["thread_ts"] = threadTs;
        return json;
    }
}
