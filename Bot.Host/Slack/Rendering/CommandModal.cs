using System.Text.Json.Nodes;
using Bot.Core.Commands;
using Bot.Host.Platforms;

namespace Bot.Host.Slack.Rendering;

/// <summary>Asks for what a command needs to be told (https://docs.slack.dev/surfaces/modals, https://docs.slack.dev/reference/block-kit/block-elements).</summary>
internal static class CommandModal
{
    /// <summary>The callback of all of them; which command it is stands in the metadata.</summary>
    public const string Callback = "run";

    private static readonly string[] FileTypes = ["html", "pdf", "docx", "text", "markdown"];

    /// <param name="asked">The options to ask for, in the command's order.</param>
    /// <param name="given">What is known already, to be changed.</param>
    /// <param name="metadata">What comes back with the answer; at most 3,000 characters.</param>
    public static JsonObject Of(CommandDefinition command, IEnumerable<CommandOption> asked, IReadOnlyDictionary<string, string> given, string metadata, CommandWords words) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = Callback,
        ["private_metadata"] = metadata,
        ["title"] = Block.Plain(CommandLink.Title(words, command.Path)),
        ["submit"] = Block.Plain(words["send"]),
        ["close"] = Block.Plain(words["cancel"]),
        ["blocks"] = new JsonArray([Block.Quote(words.About(command.Path)), .. asked.Select(option => Input(option, given.GetValueOrDefault(option.Name), words))]),
    };

    private static JsonObject Input(CommandOption option, string? given, CommandWords words) => new()
    {
        ["type"] = "input",
        ["block_id"] = option.Name,
        ["optional"] = !option.IsRequired,
        ["label"] = Block.Plain(CommandLink.Title(words, $"option {option.Name}")),
        ["hint"] = Block.Plain(words.About(option)),
        ["element"] = option.Kind switch
        {
            OptionKind.File => new JsonObject { ["type"] = "file_input", ["action_id"] = "value", ["filetypes"] = new JsonArray([.. FileTypes.Select(type => (JsonNode)type)]), ["max_files"] = 1 },
            OptionKind.Choice => Choice(option.Choices.Select(choice => (words.NameOf(option, choice), choice)), given, words),
            OptionKind.Flag => Choice([(words["yes"], bool.TrueString), (words["no"], bool.FalseString)], given, words),
            _ => Text(option, given),
        },
    };

    private static JsonObject Text(CommandOption option, string? given)
    {
        var input = new JsonObject
        {
            ["type"] = "plain_text_input",
            ["action_id"] = "value",
            ["multiline"] = option.Kind == OptionKind.LongText,
            ["max_length"] = option.MostCharacters,
        };
        if (given is not null)
            input["initial_value"] = given[..Math.Min(given.Length, option.MostCharacters)];
        return input;
    }

    private static JsonObject Choice(IEnumerable<(string Label, string Value)> choices, string? given, CommandWords words)
    {
        var options = choices.Select(choice => new JsonObject { ["text"] = Block.Plain(choice.Label), ["value"] = choice.Value }).ToList();
        var select = new JsonObject { ["type"] = "static_select", ["action_id"] = "value", ["placeholder"] = Block.Plain(words["choose"]), ["options"] = new JsonArray([.. options]) };
        if (options.Find(option => option["value"]!.ToString() == given) is { } chosen)
            select["initial_option"] = chosen.DeepClone();
        return select;
    }
}
