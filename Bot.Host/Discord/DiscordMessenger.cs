using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Rendering;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>The requests the bot makes, each by its meaning. All of them throw <see cref="DiscordException"/>.</summary>
internal sealed class DiscordMessenger(IDiscordClient client, Func<DiscordIdentity> self)
{
    // The reply comes right after its question, so it is among the first messages since; Discord gives at most these.
    private const int Looked = 100;

    private const int LongestThreadName = 100;

    // In minutes, of silence, until Discord tidies a thread away.
    private const int ThreadLife = 24 * 60;

    // Direct channels are few; whoever has more users asks Discord again.
    private const int MostDirectChannels = 10_000;

    private readonly ConcurrentDictionary<string, string> directChannels = new();

    /// <summary>Posts for everyone in a channel, once however often it is called within minutes. Returns the message's id.</summary>
    /// <param name="nonce">Null for what may come twice.</param>
    /// <param name="replyTo">The message it refers to, where it still is there; null for none.</param>
    public async Task<string> PostAsync(string channel, DiscordContent content, string? nonce, int? mark, string? replyTo, CancellationToken cancellationToken)
    {
        var posted = await SendAsync(
            form =>
            {
                var message = content.ToJson(form, mark);
                if (nonce is not null)
                    (message["nonce"], message["enforce_nonce"]) = (nonce, true);
                if (replyTo is not null)
                    message["message_reference"] = new JsonObject { ["message_id"] = replyTo, ["fail_if_not_exists"] = false };
                return new DiscordRequest(HttpMethod.Post, DiscordRoute.Messages(channel), message) { Repeatable = nonce is not null };
            },
            cancellationToken);
        return IdOf(posted, "POST /channels/{channel.id}/messages");
    }

    public Task EditAsync(string channel, string message, DiscordContent content, int? mark, CancellationToken cancellationToken) =>
        SendAsync(form => new DiscordRequest(HttpMethod.Patch, DiscordRoute.Message(channel, message), content.ToJson(form, mark)), cancellationToken);

    public Task DeleteAsync(string channel, string message, CancellationToken cancellationToken) =>
        client.SendAsync(new DiscordRequest(HttpMethod.Delete, DiscordRoute.Message(channel, message)), cancellationToken);

    /// <summary>The id of a message of ours among those after another, by its mark or its nonce; null when there is none.</summary>
    public async Task<string?> FindAsync(string channel, string after, string nonce, int mark, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.MessagesAfter(channel, after, Looked)), cancellationToken);
        if (answer is not { ValueKind: JsonValueKind.Array } messages)
            return null;
        return messages.EnumerateArray()
            .Where(message => message.Text("author", "id") == self().User && (message.Text("nonce") == nonce || IsMarked(message, mark)))
            .Select(message => message.Text("id"))
            .FirstOrDefault();
    }

    /// <summary>Whether a message is there.</summary>
    public async Task<bool> IsThereAsync(string channel, string message, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.Message(channel, message)), cancellationToken);
            return true;
        }
        catch (DiscordException error) when (!error.IsTransient)
        {
            return false;
        }
    }

    /// <summary>Starts a thread at a message, unless there is one. It has the message's id.</summary>
    public async Task StartThreadAsync(string channel, string message, string name, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = name.Length <= LongestThreadName ? name : name[..LongestThreadName], ["auto_archive_duration"] = ThreadLife };
        try
        {
            // A message has one thread at most, so that it was started is all there is to fear of a repetition.
            await client.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.ThreadOf(channel, message), body) { Repeatable = true }, cancellationToken);
        }
        catch (DiscordException error) when (error.Code == DiscordErrors.ThreadExists)
        {
            // It may be our own, of an earlier attempt.
        }
    }

    public async Task<DiscordPlace?> FindChannelAsync(string channel, CancellationToken cancellationToken)
    {
        var found = await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.Channel(channel)), cancellationToken);
        return found is { } json ? new DiscordPlace(json.Text("guild_id"), channel, json.Number("type"), json.Text("parent_id"), json.Text("name")) : null;
    }

    /// <summary>The channel of direct messages with a user.</summary>
    public async Task<string> OpenDirectAsync(string user, CancellationToken cancellationToken)
    {
        if (directChannels.TryGetValue(user, out var known))
            return known;
        var request = new DiscordRequest(HttpMethod.Post, DiscordRoute.DirectChannels, new JsonObject { ["recipient_id"] = user }) { Repeatable = true };
        var channel = IdOf(await client.SendAsync(request, cancellationToken), request.ToString());
        if (directChannels.Count >= MostDirectChannels)
            directChannels.Clear();
        return directChannels[user] = channel;
    }

    public Task ShowTypingAsync(string channel, CancellationToken cancellationToken) =>
        client.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.Typing(channel)), cancellationToken);

    /// <summary>Answers an interaction, within three seconds of its arrival.</summary>
    public async Task RespondAsync(InteractionOrigin origin, InteractionResponse response, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(
                new DiscordRequest(HttpMethod.Post, DiscordRoute.Callback(origin.Id, origin.Token), response.Body) { Repeatable = true }, cancellationToken);
        }
        catch (DiscordException error) when (error.Code == DiscordErrors.AlreadyAcknowledged)
        {
            // By an earlier attempt, or when it was delivered before.
        }
    }

    /// <summary>Puts a message in the place of the deferred response. Returns its id.</summary>
    public async Task<string> FillAsync(string token, DiscordContent content, int? mark, CancellationToken cancellationToken)
    {
        var route = DiscordRoute.Original(self().Application, token);
        return IdOf(await SendAsync(form => new DiscordRequest(HttpMethod.Patch, route, content.ToJson(form, mark)) { File = content.File }, cancellationToken), route.Template);
    }

    /// <summary>Posts another message for everyone to an interaction. Returns its id.</summary>
    public async Task<string> FollowUpAsync(string token, DiscordContent content, int? mark, CancellationToken cancellationToken)
    {
        var route = DiscordRoute.FollowUps(self().Application, token);
        return IdOf(await SendAsync(form => new DiscordRequest(HttpMethod.Post, route, content.ToJson(form, mark)), cancellationToken), route.Template);
    }

    /// <summary>As components; as text where they are refused.</summary>
    private async Task<JsonElement?> SendAsync(Func<MessageForm, DiscordRequest> request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request(MessageForm.Components), cancellationToken);
        }
        catch (DiscordException error) when (error is { Status: 400, Code: DiscordErrors.InvalidForm or DiscordErrors.EmptyMessage })
        {
            return await client.SendAsync(request(MessageForm.Plain), cancellationToken);
        }
    }

    private static bool IsMarked(JsonElement message, int mark) =>
        message.Find("components") is { ValueKind: JsonValueKind.Array } components && components.EnumerateArray().Any(component => component.Number("id") == mark);

    private static string IdOf(JsonElement? answer, string operation) =>
        answer?.Text("id") ?? throw new DiscordException(operation, null, null, "the answer holds no id") { MayBeDone = true };
}
