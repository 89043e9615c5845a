using Bot.Core.Commands;
using Bot.Host.Platforms;

namespace Bot.Host.Slack.Rendering;

/// <summary>What a command gave, as a message.</summary>
internal static class CommandMessage
{
    // Some pages of a screen; more is for the command line.
    private const int MostCharacters = 6_000;

    public static SlackContent Of(CommandResult result, CommandWords words)
    {
        var content = SlackRenderer.Note(ResultText.Of(result, MostCharacters));
        var buttons = CommandLink.Labelled(result.Buttons, words)
            .Select((labelled, index) => Block.Button(labelled.Label, $"{Action(labelled.Button)}:{index}", CommandLink.Write(labelled.Button.Command, labelled.Button.Values)))
            .ToArray();
        if (buttons.Length > 0)
            content.Blocks.Add(Block.Actions(buttons));
        return content;
    }

    private static string Action(CommandButton button) => button.AsksMore ? SlackModeration.Ask : SlackModeration.Run;
}
