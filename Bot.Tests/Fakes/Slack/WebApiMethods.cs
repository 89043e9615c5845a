using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>What the Web API methods do that the bot calls, with the checks Slack makes (https://docs.slack.dev/reference/methods).</summary>
internal sealed class WebApiMethods(LoopbackSlackOptions options, SlackState state, ViewRegister views, TimeProvider clock)
{
    private const int MostText = 40_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> lastPosts = new();

    public ConcurrentQueue<RecordedCall> Calls { get; } = new();

    public ConcurrentDictionary<string, string> Users { get; } = new();

    public ConcurrentDictionary<string, IReadOnlyList<string>> Groups { get; } = new();

    public ConcurrentDictionary<string, LoopbackFile> Files { get; } = new();

    public FileUploads Uploads { get; } = new(state);

    /// <exception cref="CallRefusal"/>
    public JsonObject Do(RecordedCall call) => call.Method switch
    {
        "auth.test" => AuthTest(),
        "chat.postMessage" => PostMessage(call),
        "chat.postEphemeral" => PostEphemeral(call),
        "chat.update" => Update(call),
        "chat.delete" => Delete(call),
        "views.open" => views.Open(call, Needs(call, "")),
        "conversations.replies" => Replies(call),
        "conversations.history" => History(call),
        "users.info" => UserInfo(call),
        "usergroups.users.list" => GroupUsers(call),
        "files.info" => FileInfo(call),
        "files.getUploadURLExternal" => Uploads.Begin(Allowed(call, "files:write")),
        "files.completeUploadExternal" => Uploads.Complete(Allowed(call, "files:write")),
        "assistant.threads.setStatus" => SetStatus(call),
        "assistant.threads.setSuggestedPrompts" => SetPrompts(call),
        "assistant.threads.setTitle" => SetTitle(call),
        _ => throw new CallRefusal("unknown_method"),
    };

    private JsonObject AuthTest() => new()
    {
        ["url"] = "https://loopback.slack.com/",
        ["team"] = "Loopback",
        ["user"] = "docket",
        ["team_id"] = options.Team,
        ["user_id"] = options.BotUser,
        ["bot_id"] = options.Bot,
        ["is_enterprise_install"] = false,
    };

    private JsonObject PostMessage(RecordedCall call)
    {
        Needs(call, "chat:write");
        var channel = Writable(call);
        var (text, blocks) = Content(call);
        var thread = call["thread_ts"];
        if (thread is not null && state.Find(channel.Id, thread) is null)
            throw new CallRefusal("thread_not_found");
        KeepRate(channel.Id);
        var message = state.Add(channel.Id, thread, options.BotUser, text, blocks, call.Arguments["metadata"]?.DeepClone() as JsonObject);
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = Json(message) };
    }

    private void KeepRate(string channel)
    {
        var now = clock.GetUtcNow();
        if (options.EnforcesChannelRate && lastPosts.TryGetValue(channel, out var last) && now - last < TimeSpan.FromSeconds(1))
            throw new CallRefusal("ratelimited");
        lastPosts[channel] = now;
    }

    private JsonObject PostEphemeral(RecordedCall call)
    {
        Needs(call, "chat:write");
        var channel = Writable(call);
        var (text, blocks) = Content(call);
        if (call["user"] is not { } user)
            throw new CallRefusal("invalid_arguments", ["[ERROR] missing required field: user"]);
        state.Ephemerals.Enqueue(new EphemeralMessage(channel.Id, call["thread_ts"], user, text, blocks, clock.GetUtcNow()));
        return new JsonObject { ["message_ts"] = state.NextTs() };
    }

    private JsonObject Update(RecordedCall call)
    {
        Needs(call, "chat:write");
        var message = Own(call, "cant_update_message");
        var (text, blocks) = Content(call);
        var updated = message with { Text = text, Blocks = blocks, Metadata = call.Arguments["metadata"]?.DeepClone() as JsonObject ?? message.Metadata, Edits = message.Edits + 1 };
        state.Replace(updated);
        return new JsonObject { ["channel"] = message.Channel, ["ts"] = message.Ts, ["text"] = text, ["message"] = Json(updated) };
    }

    private JsonObject Delete(RecordedCall call)
    {
        Needs(call, "chat:write");
        var message = Own(call, "cant_delete_message");
        state.Remove(message.Channel, message.Ts);
        return new JsonObject { ["channel"] = message.Channel, ["ts"] = message.Ts };
    }

    private JsonObject Replies(RecordedCall call)
    {
        var channel = Readable(call);
        if (call["ts"] is not { } ts || state.Find(channel.Id, ts) is null)
            throw new CallRefusal("thread_not_found");
        var metadata = call["include_all_metadata"] is "true" or "1";
        var oldest = call["oldest"];
        var messages = state.Thread(channel.Id, ts).Where(message => oldest is null || message.Ts == ts || string.CompareOrdinal(message.Ts, oldest) > 0);
        return new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)Json(message, metadata))]), ["has_more"] = false };
    }

    private JsonObject History(RecordedCall call)
    {
        var channel = Readable(call);
        var metadata = call["include_all_metadata"] is "true" or "1";
        var messages = state.Messages.Where(message => message.Channel == channel.Id && message.ThreadTs is null)
            .Where(message => call["oldest"] is not { } oldest || string.CompareOrdinal(message.Ts, oldest) > 0)
            .Reverse();
        return new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)Json(message, metadata))]), ["has_more"] = false };
    }

    private JsonObject UserInfo(RecordedCall call)
    {
        Needs(call, "users:read");
        var user = call["user"] is { } id && Users.ContainsKey(id) ? id : throw new CallRefusal("user_not_found");
        return new JsonObject
        {
            ["user"] = new JsonObject
            {
                ["id"] = user,
                // As in a channel that two organisations share.
                ["team_id"] = Users[user] is "foreign admin" ? "T0OTHER" : options.Team,
                ["is_admin"] = Users[user] is "admin" or "owner" or "foreign admin",
                ["is_owner"] = Users[user] is "owner",
                ["is_bot"] = false,
            },
        };
    }

    private JsonObject GroupUsers(RecordedCall call)
    {
        Needs(call, "usergroups:read");
        var users = call["usergroup"] is { } id && Groups.TryGetValue(id, out var found) ? found : throw new CallRefusal("no_such_subteam");
        return new JsonObject { ["users"] = new JsonArray([.. users.Select(user => (JsonNode)user)]) };
    }

    private JsonObject FileInfo(RecordedCall call)
    {
        Needs(call, "files:read");
        var file = call["file"] is { } id && Files.TryGetValue(id, out var found) ? found : throw new CallRefusal("file_not_found");
        return new JsonObject
        {
            ["file"] = new JsonObject { ["id"] = call["file"], ["name"] = file.Name, ["size"] = file.Content.Length, ["url_private"] = file.Url, ["url_private_download"] = file.Url },
        };
    }

    private JsonObject SetStatus(RecordedCall call)
    {
        Needs(call, "chat:write");
        ThreadOf(call, required: true);
        _ = call["status"] ?? throw new CallRefusal("invalid_arguments", ["[ERROR] missing required field: status"]);
        return [];
    }

    private JsonObject SetPrompts(RecordedCall call)
    {
        Needs(call, "assistant:write");
        ThreadOf(call, required: false);
        if (call.Arguments["prompts"] is not JsonArray { Count: >= 1 and <= 4 } prompts || prompts.Any(prompt => prompt?["title"] is null || prompt["message"] is null))
            throw new CallRefusal("invalid_arguments", ["[ERROR] prompts: one to four, each with title and message"]);
        return [];
    }

    private JsonObject SetTitle(RecordedCall call)
    {
        Needs(call, "assistant:write");
        ThreadOf(call, required: true);
        _ = call["title"] ?? throw new CallRefusal("invalid_arguments", ["[ERROR] missing required field: title"]);
        return [];
    }

    private void ThreadOf(RecordedCall call, bool required)
    {
        var channel = call["channel_id"] is { } id && state.Channels.TryGetValue(id, out var found) ? found : throw new CallRefusal("channel_not_found");
        var thread = call["thread_ts"];
        if (thread is null ? required : state.Find(channel.Id, thread) is null)
            throw new CallRefusal("invalid_thread_ts");
    }

    /// <summary>Returns whether the scope was needed at all; refuses a call whose token lacks it.</summary>
    private bool Needs(RecordedCall call, string scope)
    {
        if (scope.Length > 0 && !options.Scopes.Contains(scope))
            throw new CallRefusal("missing_scope") { Needed = scope };
        return call.Method.Length > 0;
    }

    private RecordedCall Allowed(RecordedCall call, string scope)
    {
        Needs(call, scope);
        return call;
    }

    private SlackChannel Find(RecordedCall call) =>
        call["channel"] is { } id && state.Channels.TryGetValue(id, out var channel) ? channel : throw new CallRefusal("channel_not_found");

    private SlackChannel Writable(RecordedCall call)
    {
        // A user's id stands for the messages of the app with them.
        var channel = call["channel"] is ['U', ..] user && user != options.BotUser ? state.AddDirect(user) : Find(call);
        if (!channel.HasBot)
            throw new CallRefusal(channel.Kind == ChannelKind.Private ? "channel_not_found" : "not_in_channel");
        return channel.IsArchived ? throw new CallRefusal("is_archived") : channel;
    }

    private SlackChannel Readable(RecordedCall call)
    {
        var channel = Find(call);
        Needs(call, channel.Kind switch { ChannelKind.Public => "channels:history", ChannelKind.Private => "groups:history", _ => "im:history" });
        return channel.HasBot ? channel : throw new CallRefusal("not_in_channel");
    }

    private SlackMessage Own(RecordedCall call, string otherwise)
    {
        var message = call["ts"] is { } ts ? state.Find(Find(call).Id, ts) : null;
        if (message is null)
            throw new CallRefusal("message_not_found");
        return message.User == options.BotUser ? message : throw new CallRefusal(otherwise);
    }

    private static (string Text, JsonArray? Blocks) Content(RecordedCall call)
    {
        var blocks = call.Arguments["blocks"] switch
        {
            null => null,
            JsonArray array => (JsonArray)array.DeepClone(),
            _ => throw new CallRefusal("invalid_blocks_format"),
        };
        var text = call["text"] ?? "";
        if (text.Length == 0 && blocks is null or { Count: 0 })
            throw new CallRefusal("no_text");
        if (text.Length > MostText)
            throw new CallRefusal("msg_too_long");
        if (blocks is not null && BlockRules.Check(blocks, 50) is { Count: > 0 } problems)
            throw new CallRefusal("invalid_blocks", [.. problems.Select(problem => $"[ERROR] {problem}")]);
        return blocks is not null && BlockRules.IsTooLong(blocks) ? throw new CallRefusal("msg_blocks_too_long") : (text, blocks);
    }

    private JsonObject Json(SlackMessage message, bool metadata = false)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = message.User, ["ts"] = message.Ts, ["text"] = message.Text, ["team"] = options.Team };
        if (message.User == options.BotUser)
            (json["bot_id"], json["app_id"]) = (options.Bot, options.App);
        if (message.ThreadTs is not null)
            json["thread_ts"] = message.ThreadTs;
        if (message.Blocks is not null)
            json["blocks"] = message.Blocks.DeepClone();
        if (metadata && message.Metadata is not null)
            json["metadata"] = message.Metadata.DeepClone();
        if (message.Edits > 0)
            json["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".000000" };
        return json;
    }
}
