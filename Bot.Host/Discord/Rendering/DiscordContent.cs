using System.Text.Json.Nodes;

namespace Bot.Host.Discord.Rendering;

/// <summary>A message as Discord takes it, in either form.</summary>
/// <param name="Parts">What is in it: less in the shorter form.</param>
internal sealed record DiscordContent(Func<MessageForm, MessageParts> Parts)
{
    // https://docs.discord.com/developers/resources/message#message-object-message-flags
    private const int SuppressEmbeds = 1 << 2;
    private const int IsComponents = 1 << 15;

    /// <summary>What goes with it; null mostly.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>The members of a message in a request: without previews, and mentioning nobody.</summary>
    /// <param name="mark">A number to know the message by; only components carry it.</param>
    public JsonObject ToJson(MessageForm form, int? mark = null)
    {
        var parts = Parts(form);
        // Discord refuses a text without characters.
        parts = parts with { Texts = [.. parts.Texts.Where(text => !string.IsNullOrWhiteSpace(text))] };
        var message = form == MessageForm.Components ? OfComponents(parts, mark) : OfText(parts);
        if (File is not null)
            Attach(message, File, form);
        message["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() };
        return message;
    }

    /// <summary>Names the file that is sent beside the message (https://docs.discord.com/developers/reference#uploading-files).</summary>
    private static void Attach(JsonObject message, OutgoingFile file, MessageForm form)
    {
        message["attachments"] = new JsonArray(new JsonObject { ["id"] = 0, ["filename"] = file.Name });
        // Among components a file shows only where one of them is it.
        if (form == MessageForm.Components)
            message["components"]!.AsArray().Add(Component.File(file.Name));
    }

    private static JsonObject OfComponents(MessageParts parts, int? mark) => new()
    {
        ["flags"] = IsComponents,
        ["components"] = new JsonArray(Component.Container([.. parts.Texts.Select(Component.Text), .. parts.Rows], mark)),
    };

    private static JsonObject OfText(MessageParts parts) => new()
    {
        ["flags"] = SuppressEmbeds,
        ["content"] = string.Join("\n", parts.Texts),
        ["components"] = new JsonArray([.. parts.Rows]),
    };
}

/// <param name="Texts">Paragraphs of Markdown, what came from outside escaped in it.</param>
/// <param name="Rows">Of buttons.</param>
internal sealed record MessageParts(IReadOnlyList<string> Texts, IReadOnlyList<JsonObject> Rows);
