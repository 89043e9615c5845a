using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>
/// What Discord takes as a message (https://docs.discord.com/developers/resources/message#create-message,
/// https://docs.discord.com/developers/components/reference).
/// </summary>
internal static class MessageRules
{
    public const int SuppressEmbeds = 1 << 2;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressNotifications = 1 << 12;
    public const int ComponentsV2 = 1 << 15;

    private const int MostContent = 2_000;
    private const int MostEmbeds = 10;
    private const int MostNonce = 25;

    /// <param name="body">What is posted, or a message as an edit leaves it.</param>
    /// <param name="allowedFlags">The flags the endpoint takes.</param>
    /// <exception cref="RestRefusal"/>
    public static void Check(JsonObject body, int allowedFlags)
    {
        var flags = body["flags"]?.GetValue<int>() ?? 0;
        if ((flags & ~allowedFlags) != 0)
            throw RestRefusal.Form("flags", "MESSAGE_FLAGS_INVALID", "Invalid flags for this endpoint.");
        var content = body["content"] is JsonValue value ? value.GetValue<string>() : "";
        if (Length(content) > MostContent)
            throw RestRefusal.Form("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
        if (body["embeds"] is JsonArray { Count: > MostEmbeds })
            throw RestRefusal.Form("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        if (body["nonce"] is { } nonce && nonce.ToString().Length > MostNonce)
            throw RestRefusal.Form("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.");
        CheckMentions(body["allowed_mentions"] as JsonObject);
        var components = body["components"] as JsonArray ?? [];
        var isV2 = (flags & ComponentsV2) != 0;
        if (isV2 && (content.Length > 0 || body["embeds"] is JsonArray { Count: > 0 } || body["poll"] is not null))
            throw RestRefusal.Form(content.Length > 0 ? "content" : "embeds", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        if (content.Length == 0 && components.Count == 0 && body["embeds"] is not JsonArray { Count: > 0 })
            throw new RestRefusal(400, 50006, "Cannot send an empty message");
        ComponentRules.Check(components, isV2);
    }

    /// <summary>In characters as Discord counts them: code points, and not what UTF-16 needs for one.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>What the components say, from top to bottom.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Texts),
        JsonObject component => Own(component).Concat(Texts(component["components"])).Concat(Texts(component["accessory"])).Concat(Texts(component["component"])),
        _ => [],
    };

    private static IEnumerable<string> Own(JsonObject component)
    {
        if (component["type"]?.GetValue<int>() == ComponentRules.TextDisplay && component["content"] is { } text)
            yield return text.ToString();
    }

    private static void CheckMentions(JsonObject? mentions)
    {
        foreach (var (name, value) in mentions ?? [])
        {
            var isRight = name switch
            {
                "parse" => value is JsonArray parse && parse.All(kind => kind?.ToString() is "roles" or "users" or "everyone"),
                "roles" or "users" => value is JsonArray { Count: <= 100 },
                "replied_user" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
                _ => false,
            };
            if (!isRight)
                throw RestRefusal.Form($"allowed_mentions.{name}", "BASE_TYPE_CHOICES", "Invalid allowed mentions.");
        }
    }
}
