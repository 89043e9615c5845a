using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>What Slack sends of what people do, with the members its published samples have.</summary>
public sealed class SlackPayloads(LoopbackSlack slack)
{
    private int lastEvent;

    private LoopbackSlackOptions Options => slack.Options;

    /// <summary>A message somebody wrote in a channel, and the events that tell of it: two when it mentions the bot.</summary>
    public (SlackMessage Message, IReadOnlyList<JsonObject> Events) Say(string channel, string user, string text, string? threadTs = null)
    {
        var kind = slack.State.Channels[channel].Kind;
        var message = slack.State.Add(channel, threadTs, user, text);
        var events = new List<JsonObject> { Event(Message(message, "message", kind)) };
        if (kind != ChannelKind.Direct && text.Contains($"<@{Options.BotUser}", StringComparison.Ordinal))
            events.Insert(0, Event(Message(message, "app_mention", null)));
        return (message, events);
    }

    /// <summary>The same event once more, as a redelivery under another event id would be.</summary>
    public JsonObject Again(JsonObject payload)
    {
        var copy = (JsonObject)payload.DeepClone();
        copy["event_id"] = NextEventId();
        return copy;
    }

    public JsonObject Edit(SlackMessage message, string text)
    {
        var changed = message with { Text = text, Edits = message.Edits + 1 };
        slack.State.Replace(changed);
        var ts = slack.State.NextTs();
        var json = Bare(changed);
        json["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = ts };
        return Event(Change(message, "message_changed", ts, json));
    }

    /// <summary>Of a message that has replies Slack says that it was changed into a tombstone; of any other that it is deleted.</summary>
    public JsonObject Delete(SlackMessage message)
    {
        var ts = slack.State.NextTs();
        if (slack.State.Thread(message.Channel, message.Ts).Count <= 1)
        {
            slack.State.Remove(message.Channel, message.Ts);
            var deletion = Change(message, "message_deleted", ts, null);
            deletion["deleted_ts"] = message.Ts;
            return Event(deletion);
        }

        var tombstone = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "tombstone",
            ["text"] = "This message was deleted.",
            ["user"] = "USLACKBOT",
            ["hidden"] = true,
            ["ts"] = message.Ts,
            ["thread_ts"] = message.Ts,
        };
        return Event(Change(message, "message_changed", ts, tombstone));
    }

    public JsonObject AssistantStarted(string channel, string user, string threadTs) => Event(new JsonObject
    {
        ["type"] = "assistant_thread_started",
        ["assistant_thread"] = new JsonObject
        {
            ["user_id"] = user,
            ["context"] = new JsonObject { ["channel_id"] = channel, ["team_id"] = Options.Team, ["enterprise_id"] = null },
            ["channel_id"] = channel,
            ["thread_ts"] = threadTs,
        },
        ["event_ts"] = slack.State.NextTs(),
    });

    public JsonObject HomeOpened(string channel, string user, string tab = "messages") => Event(new JsonObject
    {
        ["type"] = "app_home_opened",
        ["user"] = user,
        ["channel"] = channel,
        ["tab"] = tab,
        ["event_ts"] = slack.State.NextTs(),
    });

    public JsonObject Command(string channel, string user, string text, string command = "/ask") => new()
    {
        ["token"] = "verification",
        ["team_id"] = Options.Team,
        ["team_domain"] = "loopback",
        ["channel_id"] = channel,
        ["channel_name"] = "general",
        ["user_id"] = user,
        ["user_name"] = user,
        ["command"] = command,
        ["text"] = text,
        ["api_app_id"] = Options.App,
        ["is_enterprise_install"] = "false",
        ["response_url"] = slack.Responses.New(channel, user),
        ["trigger_id"] = slack.Views.NewTrigger(user),
    };

    /// <summary>A press on a button of a message in the channel, or of one that only the user sees.</summary>
    public JsonObject Press(string channel, string user, JsonObject button, string messageTs, string? threadTs, bool isEphemeral = false)
    {
        var pressed = new JsonObject
        {
            ["action_id"] = button["action_id"]?.DeepClone(),
            ["block_id"] = "b1",
            ["text"] = button["text"]?.DeepClone(),
            ["value"] = button["value"]?.DeepClone(),
            ["type"] = "button",
            ["action_ts"] = slack.State.NextTs(),
        };
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = messageTs, ["channel_id"] = channel, ["is_ephemeral"] = isEphemeral };
        if (threadTs is not null)
            container["thread_ts"] = threadTs;
        var payload = Interaction("block_actions", user);
        payload["api_app_id"] = Options.App;
        payload["container"] = container;
        payload["trigger_id"] = slack.Views.NewTrigger(user);
        payload["channel"] = new JsonObject { ["id"] = channel, ["name"] = "general" };
        payload["response_url"] = slack.Responses.New(channel, user, threadTs);
        payload["actions"] = new JsonArray(pressed);
        if (!isEphemeral && slack.State.Find(channel, messageTs) is { } message)
            payload["message"] = Bare(message);
        return payload;
    }

    public JsonObject Shortcut(string callback, SlackMessage message, string user)
    {
        var payload = Interaction("message_action", user);
        payload["callback_id"] = callback;
        payload["trigger_id"] = slack.Views.NewTrigger(user);
        payload["message_ts"] = message.Ts;
        payload["response_url"] = slack.Responses.New(message.Channel, user);
        payload["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = "general" };
        payload["message"] = Bare(message);
        payload["action_ts"] = slack.State.NextTs();
        return payload;
    }

    /// <param name="values">The text of each input, by its block; of a file's input, the id of the file.</param>
    public JsonObject Submit(OpenedView opened, params (string Block, string Action, string Text)[] values)
    {
        var view = (JsonObject)opened.View.DeepClone();
        view["id"] = opened.Id;
        view["team_id"] = Options.Team;
        view["state"] = new JsonObject
        {
            ["values"] = new JsonObject(values.Select(value => KeyValuePair.Create(
                value.Block,
                (JsonNode?)new JsonObject { [value.Action] = Input(opened, value.Block, value.Text) }))),
        };
        var payload = Interaction("view_submission", opened.User);
        payload["api_app_id"] = Options.App;
        payload["trigger_id"] = slack.Views.NewTrigger(opened.User);
        payload["view"] = view;
        return payload;
    }

    private static JsonObject Input(OpenedView opened, string block, string text)
    {
        var type = opened.View["blocks"]!.AsArray().FirstOrDefault(other => other!["block_id"]?.ToString() == block)?["element"]?["type"]?.ToString() ?? "plain_text_input";
        return type switch
        {
            "file_input" => new JsonObject { ["type"] = type, ["files"] = new JsonArray(new JsonObject { ["id"] = text }) },
            "static_select" => new JsonObject { ["type"] = type, ["selected_option"] = new JsonObject { ["value"] = text } },
            _ => new JsonObject { ["type"] = type, ["value"] = text },
        };
    }

    /// <summary>An event in its wrapper.</summary>
    public JsonObject Event(JsonObject inner) => new()
    {
        ["token"] = "verification",
        ["team_id"] = Options.Team,
        ["api_app_id"] = Options.App,
        ["event"] = inner,
        ["type"] = "event_callback",
        ["event_id"] = NextEventId(),
        ["event_time"] = slack.Clock.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null,
            ["team_id"] = Options.Team,
            ["user_id"] = Options.BotUser,
            ["is_bot"] = true,
            ["is_enterprise_install"] = false,
        }),
        ["is_ext_shared_channel"] = false,
        ["event_context"] = "4-loopback",
    };

    public JsonObject Message(SlackMessage message, string type, ChannelKind? kind)
    {
        var json = Bare(message);
        json["type"] = type;
        json["channel"] = message.Channel;
        json["event_ts"] = message.Ts;
        if (kind is not null)
            json["channel_type"] = KindName(kind.Value);
        return json;
    }

    private static string KindName(ChannelKind kind) => kind switch { ChannelKind.Direct => "im", ChannelKind.Private => "group", _ => "channel" };

    private string NextEventId() => string.Create(CultureInfo.InvariantCulture, $"Ev{Interlocked.Increment(ref lastEvent):D9}");

    private JsonObject Change(SlackMessage message, string subtype, string ts, JsonObject? now)
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = subtype,
            ["channel"] = message.Channel,
            ["hidden"] = true,
            ["previous_message"] = Bare(message),
            ["ts"] = ts,
            ["event_ts"] = ts,
            ["channel_type"] = KindName(slack.State.Channels[message.Channel].Kind),
        };
        if (now is not null)
            json["message"] = now;
        return json;
    }

    private JsonObject Bare(SlackMessage message)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = message.User, ["text"] = message.Text, ["ts"] = message.Ts, ["team"] = Options.Team };
        if (message.User == Options.BotUser)
            json["bot_id"] = Options.Bot;
        else
            json["client_msg_id"] = $"00000000-0000-0000-0000-{message.Ts.Replace(".", "", StringComparison.Ordinal).PadLeft(12, '0')[^12..]}";
        if (message.ThreadTs is not null)
            json["thread_ts"] = message.ThreadTs;
        return json;
    }

    private JsonObject Interaction(string type, string user) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = user, ["username"] = user, ["name"] = user, ["team_id"] = Options.Team },
        ["token"] = "verification",
        ["team"] = new JsonObject { ["id"] = Options.Team, ["domain"] = "loopback" },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
    };
}
