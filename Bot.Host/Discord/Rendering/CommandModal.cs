using System.Text.Json.Nodes;
using Bot.Core.Commands;
using Bot.Host.Platforms;

namespace Bot.Host.Discord.Rendering;

/// <summary>Asks for what a command needs to be told (https://docs.discord.com/developers/components/using-modal-components).</summary>
internal static class CommandModal
{
    private const int MostFields = 5;
    private const int LabelType = 18;
    private const int TextInputType = 4;

    /// <param name="id">What comes back with the answer; at most 100 characters.</param>
    /// <param name="asked">The options to ask for: as many as there is room for, and none that is a file.</param>
    /// <param name="given">What is known already, to be changed.</param>
    public static JsonObject Of(CommandDefinition command, string id, IEnumerable<CommandOption> asked, IReadOnlyDictionary<string, string> given, CommandWords words) => new()
    {
        ["custom_id"] = id,
        ["title"] = CommandLink.Title(words, command.Path),
        ["components"] = new JsonArray([.. asked.Where(option => option.Kind != OptionKind.File).Take(MostFields).Select(option => Field(option, given.GetValueOrDefault(option.Name), words))]),
    };

    private static JsonObject Field(CommandOption option, string? given, CommandWords words)
    {
        var input = new JsonObject
        {
            ["type"] = TextInputType,
            ["custom_id"] = option.Name,
            ["style"] = option.Kind == OptionKind.LongText ? 2 : 1,
            ["required"] = option.IsRequired,
            ["max_length"] = option.MostCharacters,
        };
        if (given is not null)
            input["value"] = given;
        return new JsonObject { ["type"] = LabelType, ["label"] = CommandLink.Title(words, $"option {option.Name}"), ["description"] = words.About(option), ["component"] = input };
    }
}
