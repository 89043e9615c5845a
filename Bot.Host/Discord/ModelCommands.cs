using System.Text.Json.Nodes;
using Bot.Core.Commands;

namespace Bot.Host.Discord;

/// <summary>
/// The commands of the model as Discord is told of them: a command for each group, its commands below it. What anyone may do is a command of
/// its own, for Discord shows or hides a command with all that is below it.
/// </summary>
internal static class ModelCommands
{
    private const int Subcommand = 1;
    private const int SubcommandGroup = 2;

    // Manage Guild.
    private const string ForModerators = "32";

    public static IEnumerable<JsonObject> All
    {
        get
        {
            foreach (var command in CommandRegistry.All.Where(IsAlone))
                yield return Top(command.Path, [.. command.Options.Select(Option)], command.Access);
            foreach (var group in CommandRegistry.All.Where(command => !IsAlone(command)).GroupBy(command => command.Path.Split(' ')[0]))
                yield return Top(group.Key, [.. Below(group.Key, group)], CommandAccess.Moderator);
        }
    }

    /// <summary>The command of the model that Discord names by its words; null for any other.</summary>
    public static CommandDefinition? Find(string path) => CommandRegistry.All.FirstOrDefault(command => (IsAlone(command) ? command.Name : command.Path) == path);

    private static bool IsAlone(CommandDefinition command) => command.Access == CommandAccess.Anyone || command.Group.Length == 0;

    /// <summary>In servers only; those of moderators are shown only to who may manage the server, unless the server decides otherwise.</summary>
    private static JsonObject Top(string path, JsonArray options, CommandAccess access)
    {
        var json = new JsonObject { ["type"] = 1 };
        Describe(json, words => words.NameOf(path), words => words.About(path));
        (json["integration_types"], json["contexts"]) = (new JsonArray(0), new JsonArray(0));
        if (access == CommandAccess.Moderator)
            json["default_member_permissions"] = ForModerators;
        if (options.Count > 0)
            json["options"] = options;
        return json;
    }

    private static IEnumerable<JsonNode> Below(string group, IEnumerable<CommandDefinition> commands)
    {
        foreach (var inner in commands.GroupBy(command => command.Group))
        {
            var subcommands = inner.Select(command => (JsonNode)Nested(Subcommand, command.Path, [.. command.Options.OrderByDescending(option => option.IsRequired).Select(Option)]));
            if (inner.Key == group)
            {
                foreach (var subcommand in subcommands)
                    yield return subcommand;
            }
            else
            {
                yield return Nested(SubcommandGroup, inner.Key, [.. subcommands]);
            }
        }
    }

    private static JsonObject Nested(int type, string path, JsonArray options)
    {
        var json = new JsonObject { ["type"] = type };
        Describe(json, words => words.NameOf(path), words => words.About(path));
        if (options.Count > 0)
            json["options"] = options;
        return json;
    }

    private static JsonNode Option(CommandOption option)
    {
        var json = new JsonObject { ["type"] = TypeOf(option.Kind) };
        Describe(json, words => words.NameOf(option), words => words.About(option));
        if (option.IsRequired)
            json["required"] = true;
        switch (option.Kind)
        {
            case OptionKind.Choice:
                json["choices"] = new JsonArray([.. option.Choices.Select(choice => (JsonNode)Choice(option, choice))]);
                break;
            case OptionKind.Article or OptionKind.Proposal:
                json["autocomplete"] = true;
                break;
            case OptionKind.Number:
                json["min_value"] = 1;
                break;
            case OptionKind.Text or OptionKind.LongText or OptionKind.Address or OptionKind.Date:
                json["max_length"] = option.MostCharacters;
                break;
        }

        return json;
    }

    // https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type
    private static int TypeOf(OptionKind kind) => kind switch { OptionKind.Number => 4, OptionKind.Flag => 5, OptionKind.File => 11, _ => 3 };

    private static JsonObject Choice(CommandOption option, string choice)
    {
        var json = new JsonObject { ["value"] = choice };
        CommandLocales.Set(json, "name", language => CommandWords.For(language).NameOf(option, choice));
        return json;
    }

    private static void Describe(JsonObject target, Func<CommandWords, string> name, Func<CommandWords, string> about)
    {
        CommandLocales.Set(target, "name", language => name(CommandWords.For(language)));
        CommandLocales.Set(target, "description", language => about(CommandWords.For(language)));
    }
}
