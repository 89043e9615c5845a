using System.Text.Json;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack.Payloads;

/// <summary>Reads a delivery; null is what does not concern the bot: what bots write, itself first of all, and what people did not write.</summary>
internal static class SlackUpdates
{
    public static SlackUpdate? Read(SlackDelivery delivery, SlackIdentity self) => delivery.Kind switch
    {
        DeliveryKind.Event => ReadEvent(delivery.Payload, self),
        DeliveryKind.Command => ReadCommand(delivery.Payload),
        _ => ReadInteraction(delivery.Payload),
    };

    private static SlackUpdate? ReadEvent(JsonElement payload, SlackIdentity self)
    {
        if (payload.Text("team_id") is not { } team || payload.Find("event") is not { } item)
            return null;
        return item.Text("type") switch
        {
            "app_mention" or "message" => ReadMessage(payload, item, team, self),
            "app_home_opened" when item.Text("tab") == "messages" && item.Text("channel") is { } channel && item.Text("user") is { } user =>
                new SlackUpdate.Opened(team, channel, user, ThreadTs: null),
            "assistant_thread_started" when item.Find("assistant_thread") is { } thread => ReadThread(thread, team),
            _ => null,
        };
    }

    private static SlackUpdate.Opened? ReadThread(JsonElement thread, string team) =>
        thread.Text("channel_id") is { } channel && thread.Text("user_id") is { } user
            ? new SlackUpdate.Opened(team, channel, user, thread.Text("thread_ts"))
            : null;

    private static SlackUpdate? ReadMessage(JsonElement payload, JsonElement item, string team, SlackIdentity self) => item.Text("subtype") switch
    {
        "message_changed" => ReadChange(payload, item, team, self),
        "message_deleted" => item.Text("channel") is { } channel && item.Text("deleted_ts") is { } ts
            ? new SlackUpdate.Deleted(team, channel, item.Text("previous_message", "user") ?? "", ts)
            : null,
        var subtype => Written(item, subtype, self) is { } message && item.Text("channel") is { } channel
            ? new SlackUpdate.Posted(
                team, channel, message.User, message.Ts, message.ThreadTs, message.Text, IsDirect(item),
                MentionsBot(message.Text, item.Text("type"), self), payload.Text("event_id"))
            : null,
    };

    private static SlackUpdate? ReadChange(JsonElement payload, JsonElement item, string team, SlackIdentity self)
    {
        if (item.Find("message") is not { } message || item.Text("channel") is not { } channel)
            return null;
        // A message with replies is not deleted but becomes a tombstone.
        if (message.Text("subtype") == "tombstone")
            return message.Text("ts") is { } ts ? new SlackUpdate.Deleted(team, channel, item.Text("previous_message", "user") ?? "", ts) : null;
        // A change of something else than the text is Slack's: a preview, a reply count.
        if (Written(message, message.Text("subtype"), self) is not { } written || item.Text("previous_message", "text") == written.Text)
            return null;
        return new SlackUpdate.Edited(
            team, channel, written.User, written.Ts, written.ThreadTs, written.Text, IsDirect(item),
            MentionsBot(written.Text, type: null, self), payload.Text("event_id"));
    }

    /// <summary>A message that a person wrote; null for any other.</summary>
    private static (string User, string Ts, string? ThreadTs, string Text)? Written(JsonElement message, string? subtype, SlackIdentity self)
    {
        if (subtype is not (null or "file_share" or "thread_broadcast" or "me_message") || message.Find("bot_id") is not null)
            return null;
        return message.Text("user") is { } user && user != self.User && message.Text("ts") is { } ts
            ? (user, ts, message.Text("thread_ts") is { } thread && thread != ts ? thread : null, message.Text("text") ?? "")
            : null;
    }

    private static bool IsDirect(JsonElement item) => item.Text("channel_type") == "im" || item.Text("channel") is ['D', ..];

    private static bool MentionsBot(string text, string? type, SlackIdentity self) =>
        type == "app_mention" || text.Contains($"<@{self.User}>", StringComparison.Ordinal) || text.Contains($"<@{self.User}|", StringComparison.Ordinal);

    private static SlackUpdate.Command? ReadCommand(JsonElement payload) =>
        payload.Text("team_id") is { } team && payload.Text("channel_id") is { } channel && payload.Text("user_id") is { } user
        && payload.Text("trigger_id") is { } trigger && payload.Text("response_url") is { } address
            ? new SlackUpdate.Command(team, channel, user, payload.Text("command") ?? "", payload.Text("text") ?? "", trigger, address)
            : null;

    private static SlackUpdate? ReadInteraction(JsonElement payload)
    {
        if ((payload.Text("team", "id") ?? payload.Text("user", "team_id")) is not { } team || payload.Text("user", "id") is not { } user)
            return null;
        return payload.Text("type") switch
        {
            "block_actions" => ReadPress(payload, team, user),
            "message_action" => ReadShortcut(payload, team, user),
            "view_submission" => ReadSubmission(payload, team, user),
            _ => null,
        };
    }

    private static SlackUpdate.Pressed? ReadPress(JsonElement payload, string team, string user)
    {
        if (payload.Find("actions") is not { ValueKind: JsonValueKind.Array } actions || actions.GetArrayLength() == 0)
            return null;
        var action = actions[0];
        return (payload.Text("channel", "id") ?? payload.Text("container", "channel_id")) is { } channel && action.Text("action_id") is { } id
            ? new SlackUpdate.Pressed(
                team, channel, user, id, action.Text("value") ?? "", payload.Text("container", "message_ts"), payload.Text("container", "thread_ts"),
                payload.Find("container")?.Find("is_ephemeral")?.ValueKind == JsonValueKind.True, payload.Text("trigger_id") ?? "", payload.Text("response_url") ?? "")
            : null;
    }

    private static SlackUpdate.Shortcut? ReadShortcut(JsonElement payload, string team, string user) =>
        payload.Text("channel", "id") is { } channel && payload.Text("callback_id") is { } callback && payload.Text("message", "ts") is { } ts
            ? new SlackUpdate.Shortcut(
                team, channel, user, callback, ts, payload.Text("message", "thread_ts"), payload.Text("message", "text") ?? "",
                payload.Text("trigger_id") ?? ts, payload.Text("response_url") ?? "")
            : null;

    private static SlackUpdate.Submitted? ReadSubmission(JsonElement payload, string team, string user)
    {
        if (payload.Text("view", "callback_id") is not { } callback)
            return null;
        var (inputs, files) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var (block, input) in Inputs(payload))
        {
            if ((input.Text("value") ?? input.Text("selected_option", "value")) is { } text && !string.IsNullOrWhiteSpace(text))
                inputs[block] = text.Trim();
            if (input.Find("files") is { ValueKind: JsonValueKind.Array } sent && sent.GetArrayLength() > 0 && sent[0].Text("id") is { } file)
                files[block] = file;
        }

        var id = payload.Text("trigger_id") ?? payload.Text("view", "id") ?? "";
        return new SlackUpdate.Submitted(team, Channel: "", user, callback, id, payload.Text("view", "private_metadata") ?? "", inputs, files);
    }

    private static IEnumerable<(string Block, JsonElement Input)> Inputs(JsonElement payload) =>
        payload.Find("view")?.Find("state")?.Find("values") is { ValueKind: JsonValueKind.Object } values
            ? values.EnumerateObject().SelectMany(block => block.Value.EnumerateObject().Select(input => (block.Name, input.Value)))
            : [];
}
