using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Fakes.Discord;

/// <summary>Messages from the bodies of requests.</summary>
internal static partial class MessageBody
{
    public const int PostedFlags = MessageRules.SuppressEmbeds | MessageRules.SuppressNotifications | MessageRules.ComponentsV2;

    public static DiscordMessage New(string channel, string author, JsonObject body) => new("", channel, author, body["content"]?.ToString() ?? "")
    {
        Flags = body["flags"]?.GetValue<int>() ?? 0,
        Components = body["components"]?.DeepClone() as JsonArray,
        Embeds = body["embeds"]?.DeepClone() as JsonArray,
        AllowedMentions = body["allowed_mentions"]?.DeepClone() as JsonObject,
        ReplyTo = body["message_reference"]?["message_id"]?.ToString(),
        Nonce = body["nonce"]?.ToString(),
        Mentions = MentionsIn(body["content"]?.ToString() ?? ""),
    };

    /// <summary>What the body names is replaced, all else stays; Components V2 once is so for ever.</summary>
    /// <exception cref="RestRefusal"/>
    public static DiscordMessage Edit(DiscordMessage message, JsonObject body)
    {
        var flags = message.Flags;
        if (body["flags"] is { } given)
        {
            const int Settable = MessageRules.SuppressEmbeds | MessageRules.ComponentsV2;
            flags = (flags & ~MessageRules.SuppressEmbeds) | (given.GetValue<int>() & Settable);
            if ((given.GetValue<int>() & ~(Settable | message.Flags)) != 0)
                throw RestRefusal.Form("flags", "MESSAGE_FLAGS_INVALID", "Invalid flags for this endpoint.");
        }

        var edited = message with
        {
            Flags = flags,
            Content = body.ContainsKey("content") ? body["content"]?.ToString() ?? "" : message.Content,
            Components = body.ContainsKey("components") ? body["components"]?.DeepClone() as JsonArray : message.Components,
            Embeds = body.ContainsKey("embeds") ? body["embeds"]?.DeepClone() as JsonArray : message.Embeds,
            AllowedMentions = body["allowed_mentions"]?.DeepClone() as JsonObject ?? message.AllowedMentions,
            Edits = message.Edits + 1,
        };
        var whole = new JsonObject { ["flags"] = flags, ["content"] = edited.Content, ["components"] = edited.Components?.DeepClone(), ["embeds"] = edited.Embeds?.DeepClone() };
        if (body["allowed_mentions"] is { } mentions)
            whole["allowed_mentions"] = mentions.DeepClone();
        MessageRules.Check(whole, flags);
        return edited;
    }

    public static IReadOnlyList<string> MentionsIn(string content) => [.. Mention().Matches(content).Select(match => match.Groups["id"].Value).Distinct()];

    [GeneratedRegex("<@!?(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();
}
