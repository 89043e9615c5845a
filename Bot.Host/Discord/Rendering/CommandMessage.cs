using System.Text.Json.Nodes;
using Bot.Core.Commands;
using Bot.Host.Discord.Payloads;
using Bot.Host.Platforms;

namespace Bot.Host.Discord.Rendering;

/// <summary>What a command gave, as a message.</summary>
internal static class CommandMessage
{
    private const int MostCustomId = 100;
    private const int MostLabel = 80;

    public static DiscordContent Of(CommandResult result, CommandWords words) => new(form => new MessageParts([Text(result, form.Room)], Component.Rows(Buttons(result, words))))
    {
        File = ResultFile.Of(result),
    };

    private static string Text(CommandResult result, int most)
    {
        var text = ResultText.Of(result, most);
        var shown = TextPieces.Of(text, most, DiscordText.Width).FirstOrDefault() ?? "";
        return shown.Length < text.Length ? $"{DiscordText.Escape(shown)}…" : DiscordText.Escape(shown);
    }

    /// <summary>Those whose ids Discord takes; the others can be typed.</summary>
    private static IEnumerable<JsonObject> Buttons(CommandResult result, CommandWords words) => CommandLink.Labelled(result.Buttons, words)
        .Select(labelled => (labelled.Label, Id: DiscordModeration.ButtonId(labelled.Button)))
        .Where(button => button.Id.Length <= MostCustomId)
        .DistinctBy(button => button.Id)
        .Select(button => Component.Button(button.Label.Length <= MostLabel ? button.Label : button.Label[..MostLabel], button.Id));
}
