using System.Text.Json.Nodes;
using Bot.Core.Chat;
using Bot.Host.Platforms;

namespace Bot.Host.Discord.Rendering;

/// <summary>Asks why a reply was not helpful (https://docs.discord.com/developers/components/using-modal-components).</summary>
internal static class FeedbackModal
{
    // As long as a person's explanation is; more is a document.
    private const int MostReason = 1_000;

    /// <summary>The name of the field.</summary>
    public const string Reason = "reason";

    public static JsonObject Of(WordList texts, QuestionId question) => new()
    {
        ["custom_id"] = DiscordRenderer.At(ActionIds.Feedback, question, 0),
        ["title"] = texts["feedback_title"],
        ["components"] = new JsonArray(Component.Field(texts["feedback_label"], Reason, texts["feedback_hint"], MostReason)),
    };
}
