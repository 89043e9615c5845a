using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Core.Commands;
using Bot.Host.Slack.Rendering;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>The calls the bot makes, each by its meaning. All of them throw <see cref="SlackException"/>.</summary>
internal sealed class SlackMessenger(ISlackClient client, TimeProvider clock)
{
    // The name of our metadata on a message; messages that stand in channels carry it, so it stays.
    private const string MetadataType = "docket_reply";

    // The reply comes right after its question, so it is among the first messages since.
    private const int Looked = 200;

    private readonly ChannelPace pace = new(clock);

    /// <summary>Posts for everyone in a channel, at most one message a second there. Returns the message's ts.</summary>
    /// <param name="token">Goes with the message, unseen, to find it by.</param>
    public async Task<string> PostAsync(string channel, string? threadTs, SlackContent content, string? token, CancellationToken cancellationToken)
    {
        var arguments = content.ToJson();
        arguments["channel"] = channel;
        if (threadTs is not null)
            arguments["thread_ts"] = threadTs;
        if (token is not null)
            arguments["metadata"] = Metadata(token);
        var call = new SlackCall("chat.postMessage", arguments, Repeatable: false);
        var response = await pace.PostAsync(channel, () => client.CallAsync(call, cancellationToken), cancellationToken);
        return response.Required(call.Method, "ts");
    }

    /// <param name="token">As it was posted with; null for none.</param>
    public Task UpdateAsync(string channel, string ts, SlackContent content, string? token, CancellationToken cancellationToken)
    {
        var arguments = content.ToJson();
        (arguments["channel"], arguments["ts"]) = (channel, ts);
        if (token is not null)
            arguments["metadata"] = Metadata(token);
        // These belong to posting.
        arguments.Remove("unfurl_links");
        arguments.Remove("unfurl_media");
        return client.CallAsync(new SlackCall("chat.update", arguments), cancellationToken);
    }

    public Task DeleteAsync(string channel, string ts, CancellationToken cancellationToken) =>
        client.CallAsync(new SlackCall("chat.delete", new JsonObject { ["channel"] = channel, ["ts"] = ts }), cancellationToken);

    /// <summary>Shows something to one member of a channel.</summary>
    public Task PostEphemeralAsync(string channel, string user, string? threadTs, SlackContent content, CancellationToken cancellationToken)
    {
        var arguments = content.ToJson();
        (arguments["channel"], arguments["user"]) = (channel, user);
        if (threadTs is not null)
            arguments["thread_ts"] = threadTs;
        arguments.Remove("unfurl_links");
        arguments.Remove("unfurl_media");
        return client.CallAsync(new SlackCall("chat.postEphemeral", arguments), cancellationToken);
    }

    /// <summary>Posts where a command or an interaction came from, for its user or for everyone there.</summary>
    public async Task RespondAsync(
        string responseUrl, string channel, string? threadTs, SlackContent content, bool isForEveryone, CancellationToken cancellationToken)
    {
        if (isForEveryone)
            await pace.PostAsync(channel, SendAsync, cancellationToken);
        else
            await SendAsync();

        async Task<bool> SendAsync()
        {
            await client.RespondAsync(responseUrl, content.ToResponse(isForEveryone, threadTs), cancellationToken);
            return true;
        }
    }

    /// <summary>The ts of the message that was posted with a token; null when there is none.</summary>
    /// <param name="since">The question's ts, where it is a message.</param>
    public async Task<string?> FindAsync(string channel, string? threadTs, string? since, string token, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["channel"] = channel, ["include_all_metadata"] = true, ["limit"] = Looked };
        if (threadTs is not null)
            arguments["ts"] = threadTs;
        if (since is not null)
            arguments["oldest"] = since;
        var method = threadTs is null ? "conversations.history" : "conversations.replies";
        var response = await client.CallAsync(new SlackCall(method, arguments), cancellationToken);
        if (response.Body.Find("messages") is not { ValueKind: JsonValueKind.Array } messages)
            return null;
        return messages.EnumerateArray().Where(message => message.Text("metadata", "event_payload", "token") == token).Select(message => message.Text("ts")).FirstOrDefault();
    }

    /// <param name="status">Follows the bot's name; empty takes it away.</param>
    public Task SetStatusAsync(string channel, string threadTs, string status, CancellationToken cancellationToken) => client.CallAsync(
        new SlackCall("assistant.threads.setStatus", new JsonObject { ["channel_id"] = channel, ["thread_ts"] = threadTs, ["status"] = status }),
        cancellationToken);

    /// <param name="threadTs">Only in apps with the older assistant view: with the agent view, a thread makes the call fail without a word.</param>
    public Task SetPromptsAsync(string channel, string? threadTs, string title, IReadOnlyList<SuggestedPrompt> prompts, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject
        {
            ["channel_id"] = channel,
            ["title"] = title,
            ["prompts"] = new JsonArray([.. prompts.Select(prompt => (JsonNode)new JsonObject { ["title"] = prompt.Title, ["message"] = prompt.Message })]),
        };
        if (threadTs is not null)
            arguments["thread_ts"] = threadTs;
        return client.CallAsync(new SlackCall("assistant.threads.setSuggestedPrompts", arguments), cancellationToken);
    }

    public Task SetTitleAsync(string channel, string threadTs, string title, CancellationToken cancellationToken) => client.CallAsync(
        new SlackCall("assistant.threads.setTitle", new JsonObject { ["channel_id"] = channel, ["thread_ts"] = threadTs, ["title"] = title }),
        cancellationToken);

    /// <param name="trigger">Of the interaction that asks for it, not older than three seconds.</param>
    public Task OpenViewAsync(string trigger, JsonObject view, CancellationToken cancellationToken) => client.CallAsync(
        // A trigger opens one view; that it was used is no reason to try again.
        new SlackCall("views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = view }, Repeatable: false), cancellationToken);

    /// <summary>Whether a user is an administrator or owner of the workspace; needs the scope users:read.</summary>
    public async Task<bool> IsAdministratorAsync(string user, string team, CancellationToken cancellationToken)
    {
        var response = await client.CallAsync(new SlackCall("users.info", new JsonObject { ["user"] = user }), cancellationToken);
        // In a channel shared with another organisation, its administrators are seen too.
        return response.Body.Find("user") is { } found && found.Text("team_id") == team && (IsTrue(found, "is_admin") || IsTrue(found, "is_owner"));

        static bool IsTrue(JsonElement json, string name) => json.Find(name)?.ValueKind == JsonValueKind.True;
    }

    /// <summary>The users of a user group; needs the scope usergroups:read.</summary>
    public async Task<IReadOnlyList<string>> ListGroupAsync(string group, CancellationToken cancellationToken)
    {
        var response = await client.CallAsync(new SlackCall("usergroups.users.list", new JsonObject { ["usergroup"] = group }), cancellationToken);
        return response.Body.Find("users") is { ValueKind: JsonValueKind.Array } users ? [.. users.EnumerateArray().Select(user => user.ToString())] : [];
    }

    /// <summary>A file of the workspace, as Slack says it is and not as whoever sent it; needs the scope files:read.</summary>
    public async Task<CommandFile.Sent> ReadFileAsync(string id, int most, CancellationToken cancellationToken)
    {
        var call = new SlackCall("files.info", new JsonObject { ["file"] = id });
        var file = (await client.CallAsync(call, cancellationToken)).Body.Find("file");
        if (file?.Text("url_private_download") is not { } address)
            throw new SlackException(call.Method, "file_not_found");
        return new CommandFile.Sent(file.Value.Text("name") ?? id, await client.DownloadAsync(address, most, cancellationToken));
    }

    /// <summary>Gives a file to a user, in the messages of the app with them; needs the scope files:write (https://docs.slack.dev/messaging/working-with-files#uploading_files).</summary>
    public async Task SendFileAsync(string user, OutgoingFile file, CancellationToken cancellationToken)
    {
        var ask = new SlackCall("files.getUploadURLExternal", new JsonObject { ["filename"] = file.Name, ["length"] = file.Content.Length });
        var answer = await client.CallAsync(ask, cancellationToken);
        await client.UploadAsync(answer.Required(ask.Method, "upload_url"), file.Content, cancellationToken);
        var uploaded = new JsonObject { ["id"] = answer.Required(ask.Method, "file_id"), ["title"] = file.Name };
        // A second time would post it a second time.
        await client.CallAsync(new SlackCall("files.completeUploadExternal", new JsonObject { ["files"] = new JsonArray(uploaded), ["channels"] = user }, Repeatable: false), cancellationToken);
    }

    private static JsonObject Metadata(string token) =>
        new() { ["event_type"] = MetadataType, ["event_payload"] = new JsonObject { ["token"] = token } };
}
