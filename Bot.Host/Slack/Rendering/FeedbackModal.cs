using System.Text.Json.Nodes;
using Bot.Host.Platforms;

namespace Bot.Host.Slack.Rendering;

/// <summary>Asks why a reply was not helpful (https://docs.slack.dev/surfaces/modals).</summary>
internal static class FeedbackModal
{
    // As long as a person's explanation is; more is a document.
    private const int MostReason = 1_000;

    /// <summary>The block of the input.</summary>
    public const string Reason = "reason";

    /// <param name="metadata">What comes back with the answer.</param>
    public static JsonObject Of(WordList texts, string metadata) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = ActionIds.Feedback,
        ["private_metadata"] = metadata,
        ["title"] = Block.Plain(texts["feedback_title"]),
        ["submit"] = Block.Plain(texts["feedback_send"]),
        ["close"] = Block.Plain(texts["feedback_cancel"]),
        ["blocks"] = new JsonArray(new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = Reason,
            ["optional"] = true,
            ["label"] = Block.Plain(texts["feedback_label"]),
            ["element"] = new JsonObject
            {
                ["type"] = "plain_text_input",
                ["action_id"] = "text",
                ["multiline"] = true,
                ["max_length"] = MostReason,
                ["placeholder"] = Block.Plain(texts["feedback_hint"]),
            },
        }),
    };
}
