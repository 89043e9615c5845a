using System.Buffers;
using System.Text.Json.Nodes;
using Bot.Host.Slack.Payloads;

namespace Bot.Host.Slack.Rendering;

/// <summary>The few blocks our messages are made of (https://docs.slack.dev/reference/block-kit/blocks).</summary>
internal static class Block
{
    /// <summary>Characters of one section, after escaping.</summary>
    public const int MostSection = 3_000;

    // These format a text and cannot be escaped.
    private static readonly SearchValues<char> Formatting = SearchValues.Create("*_~`");

    /// <summary>A paragraph with markup of our own; what came from outside is escaped in it.</summary>
    public static JsonObject Section(string markup) => new() { ["type"] = "section", ["text"] = Markup(markup) };

    /// <summary>A paragraph that shows a text as it is.</summary>
    public static JsonObject Quote(string text) => new() { ["type"] = "section", ["text"] = Literal(SlackText.Escape(text)) };

    public static JsonObject Context(string markup) => new() { ["type"] = "context", ["elements"] = new JsonArray(Markup(markup)) };

    public static JsonObject Actions(params ReadOnlySpan<JsonObject> buttons)
    {
        var elements = new JsonArray();
        foreach (var button in buttons)
            elements.Add(button);
        return new JsonObject { ["type"] = "actions", ["elements"] = elements };
    }

    /// <param name="value">What comes back when it is pressed.</param>
    public static JsonObject Button(string label, string action, string value) => new()
    {
        ["type"] = "button",
        ["text"] = Plain(label),
        ["action_id"] = action,
        ["value"] = value,
    };

    public static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    // Verbatim: Slack finds no links, channels or names of its own accord.
    private static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    /// <summary>As markup, whose escaping is documented to the letter, unless characters would format it there.</summary>
    private static JsonObject Literal(string escaped) => escaped.AsSpan().ContainsAny(Formatting) ? Plain(escaped) : Markup(escaped);
}
