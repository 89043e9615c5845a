using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>The interactions there were: one first answer within three seconds, all else within fifteen minutes.</summary>
public sealed class InteractionRegister
{
    private const int DeferredMessage = 5;
    private const int MessageAnswer = 4;
    private const int DeferredUpdate = 6;
    private const int Update = 7;
    private const int Choices = 8;
    private const int Modal = 9;
    private const int Autocomplete = 4; // The interaction's type.
    private const int PostedFlags = MessageRules.SuppressEmbeds | MessageRules.Ephemeral | MessageRules.SuppressNotifications | MessageRules.ComponentsV2;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly LoopbackDiscord discord;
    private readonly ConcurrentDictionary<string, LoopbackInteraction> byToken = new();

    internal InteractionRegister(LoopbackDiscord discord) => this.discord = discord;

    public IEnumerable<LoopbackInteraction> All => byToken.Values.OrderBy(interaction => interaction.Id.Length).ThenBy(interaction => interaction.Id, StringComparer.Ordinal);

    /// <summary>Whether one waits for its first answer, and may still get it.</summary>
    internal bool IsAnyFresh => byToken.Values.Any(interaction => interaction.AnswerType is null && discord.Clock.GetUtcNow() - interaction.At <= AnswerWithin);

    internal void Add(LoopbackInteraction interaction) => byToken[interaction.Token] = interaction;

    internal RestAnswer Answer(string id, string token, RecordedRequest request)
    {
        var interaction = byToken.GetValueOrDefault(token) is { } known && known.Id == id ? known : throw RestRefusal.UnknownInteraction;
        lock (interaction)
        {
            if (interaction.AnswerType is not null)
                throw new RestRefusal(400, 40060, "Interaction has already been acknowledged.");
            if (discord.Clock.GetUtcNow() - interaction.At > AnswerWithin)
                throw RestRefusal.UnknownInteraction;
            var type = request.Body?["type"]?.GetValue<int>() ?? 0;
            var data = request.Body?["data"] as JsonObject;
            Check(interaction, type, data);
            if (type is MessageAnswer or DeferredMessage)
                interaction.Original = Post(interaction, data ?? [], isLoading: type == DeferredMessage).Id;
            else if (type is Update or DeferredUpdate)
                interaction.Original = interaction.Message;
            if (type == Update)
                Edit(interaction, interaction.Message!, data ?? [], files: []);
            interaction.Answer(type, data?.DeepClone() as JsonObject);
            return new RestAnswer(204, null);
        }
    }

    internal RestAnswer Webhook(string method, string application, string token, string? message, RecordedRequest request)
    {
        if (application != discord.Options.ApplicationId || byToken.GetValueOrDefault(token) is not { } interaction)
            throw RestRefusal.UnknownWebhook;
        if (discord.Clock.GetUtcNow() - interaction.At > Lifetime)
            throw new RestRefusal(401, 50027, "Invalid Webhook Token");
        lock (interaction)
        {
            // Before the first answer there is nothing to write to.
            if (interaction.AnswerType is null)
                throw RestRefusal.UnknownWebhook;
            return Do(method, interaction, message == "@original" ? interaction.Original ?? throw RestRefusal.UnknownMessage : message, request);
        }
    }

    private RestAnswer Do(string method, LoopbackInteraction interaction, string? message, RecordedRequest request)
    {
        switch (method, message)
        {
            case ("POST", null):
                var posted = Post(interaction, request.Body as JsonObject ?? [], isLoading: false);
                interaction.FollowUps.Add(posted.Id);
                return new RestAnswer(200, DiscordPayloads.Message(discord, posted));
            case ("GET", { } id):
                return new RestAnswer(200, DiscordPayloads.Message(discord, Own(interaction, id)));
            case ("PATCH", { } id):
                return new RestAnswer(200, DiscordPayloads.Message(discord, Edit(interaction, id, request.Body as JsonObject ?? [], MessageFiles.Of(request))));
            case ("DELETE", { } id):
                discord.State.Remove(Own(interaction, id).Id);
                return new RestAnswer(204, null);
            default:
                throw new RestRefusal(405, 0, "405: Method Not Allowed");
        }
    }

    private static void Check(LoopbackInteraction interaction, int type, JsonObject? data)
    {
        var isAllowed = type switch
        {
            MessageAnswer or DeferredMessage => interaction.Type != Autocomplete,
            DeferredUpdate or Update => interaction.Message is not null,
            Choices => interaction.Type == Autocomplete,
            Modal => interaction.Type is 2 or 3,
            _ => false,
        };
        if (!isAllowed)
            throw RestRefusal.Form("type", "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION", "This answer does not fit the interaction.");
        if (type == DeferredMessage && ((data?["flags"]?.GetValue<int>() ?? 0) & ~MessageRules.Ephemeral) != 0)
            throw RestRefusal.Form("data.flags", "MESSAGE_FLAGS_INVALID", "Invalid flags for this endpoint.");
        if (type == Modal)
            ComponentRules.CheckModal(data ?? []);
        if (type == Choices && (data?["choices"] is not JsonArray { Count: <= 25 } choices || choices.Any(choice => choice?["name"]?.ToString() is not { Length: >= 1 and <= 100 } || choice["value"] is null)))
            throw RestRefusal.Form("data.choices", "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 25 in length.");
    }

    private DiscordMessage Post(LoopbackInteraction interaction, JsonObject data, bool isLoading)
    {
        if (!isLoading)
            MessageRules.Check(data, PostedFlags);
        var flags = (data["flags"]?.GetValue<int>() ?? 0) | (isLoading ? MessageRules.Loading : 0);
        var message = discord.State.Add(MessageBody.New(interaction.Channel, discord.Options.BotUser, data) with { Flags = flags, Interaction = interaction.Id });
        discord.Announce("MESSAGE_CREATE", message);
        return message;
    }

    private DiscordMessage Edit(LoopbackInteraction interaction, string id, JsonObject data, IReadOnlyList<AttachedFile> files)
    {
        var message = Own(interaction, id);
        var edited = MessageBody.Edit(message with { Flags = message.Flags & ~MessageRules.Loading, Files = files }, data);
        discord.State.Replace(edited);
        discord.Announce("MESSAGE_UPDATE", edited);
        return edited;
    }

    private DiscordMessage Own(LoopbackInteraction interaction, string id) =>
        id == interaction.Original || id == interaction.Message || interaction.FollowUps.Contains(id)
            ? discord.State.Find(interaction.Channel, id) ?? throw RestRefusal.UnknownMessage
            : throw RestRefusal.UnknownMessage;
}
