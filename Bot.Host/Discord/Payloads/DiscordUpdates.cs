using System.Text.Json;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord.Payloads;

/// <summary>Reads a delivery; null is what does not concern the bot: what bots write, itself first of all, and what people did not write.</summary>
internal static class DiscordUpdates
{
    // https://docs.discord.com/developers/resources/message#message-object-message-types
    private const int Ordinary = 0;
    private const int Answering = 19;

    public static DiscordUpdate? Read(DiscordDelivery delivery, DiscordIdentity self) => (delivery.Kind, delivery.Type) switch
    {
        (DiscordDeliveryKind.Interaction, _) => InteractionReader.Read(delivery.Data, self),
        (_, "MESSAGE_CREATE") => ReadMessage(delivery.Data, self, isEdit: false),
        (_, "MESSAGE_UPDATE") => ReadMessage(delivery.Data, self, isEdit: true),
        (_, "MESSAGE_DELETE") => ReadDeletion(delivery.Data, delivery.Data.Text("id") is { } id ? [id] : []),
        (_, "MESSAGE_DELETE_BULK") => ReadDeletion(delivery.Data, Ids(delivery.Data)),
        _ => null,
    };

    private static DiscordUpdate.Written? ReadMessage(JsonElement data, DiscordIdentity self, bool isEdit)
    {
        if (data.Number("type") is not (null or Ordinary or Answering) || data.Text("webhook_id") is not null || IsTrue(data.Find("author"), "bot"))
            return null;
        if (data.Text("id") is not { } id || data.Text("channel_id") is not { } channel || data.Text("author", "id") is not { } user || user == self.User)
            return null;
        // An update without a change of the text is Discord's: a preview, a pin.
        if (isEdit && data.Text("edited_timestamp") is null)
            return null;
        var content = data.Text("content") ?? "";
        var mentions = data.Find("mentions");
        var answered = data.Find("referenced_message")?.Text("author", "id");
        var isToBot = DiscordText.Mentions(content, self) || Mentioned(mentions).Contains(self.User);
        return new DiscordUpdate.Written(
            new DiscordPlace(data.Text("guild_id"), channel, data.Number("channel_type")),
            user,
            id,
            DiscordText.Plain(content, mentions, self),
            isToBot,
            IsForOthers: !isToBot && answered != self.User && (Mentioned(mentions).Any() || (answered is not null && answered != user)),
            data.Number("type") == Answering ? data.Text("message_reference", "message_id") : null,
            isEdit);
    }

    private static DiscordUpdate.Deleted? ReadDeletion(JsonElement data, IReadOnlyList<string> messages) =>
        data.Text("channel_id") is { } channel && messages.Count > 0
            ? new DiscordUpdate.Deleted(new DiscordPlace(data.Text("guild_id"), channel, data.Number("channel_type")), messages)
            : null;

    private static IReadOnlyList<string> Ids(JsonElement data) =>
        data.Find("ids") is { ValueKind: JsonValueKind.Array } ids ? [.. ids.EnumerateArray().Select(id => id.ToString())] : [];

    private static IEnumerable<string> Mentioned(JsonElement? mentions) =>
        mentions is { ValueKind: JsonValueKind.Array } users ? users.EnumerateArray().Select(user => user.Text("id")).OfType<string>() : [];

    private static bool IsTrue(JsonElement? json, string name) => json?.Find(name)?.ValueKind == JsonValueKind.True;
}
