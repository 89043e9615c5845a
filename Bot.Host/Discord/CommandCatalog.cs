using System.Text.Json.Nodes;

namespace Bot.Host.Discord;

/// <summary>The commands as Discord is told of them (https://docs.discord.com/developers/interactions/application-commands).</summary>
internal static class CommandCatalog
{
    // As a question is; more is a document.
    private const int LongestQuestion = 1_000;

    private const int SlashCommand = 1;
    private const int MessageCommand = 3;

    private const int TextOption = 3;
    private const int BooleanOption = 5;

    private const int GuildInstall = 0;
    private const int UserInstall = 1;

    // Servers, direct messages with the bot, and others' direct messages.
    private static readonly int[] Everywhere = [0, 1, 2];

    public static IReadOnlyList<JsonObject> All =>
    [
        Slash(
            CommandNames.Ask,
            Text(CommandNames.Question, isRequired: true, ("max_length", LongestQuestion)),
            Flag(CommandNames.Private)),
        Slash(CommandNames.Sources, Text(CommandNames.Outlet, isRequired: false, ("autocomplete", true))),
        Slash(CommandNames.Help),
        Slash(CommandNames.Privacy),
        .. ModelCommands.All,
        Command(MessageCommand, "command_check"),
    ];

    private static JsonObject Slash(string name, params JsonObject[] options)
    {
        var command = Command(SlashCommand, $"command_{name}");
        Describe(command, $"command_{name}_about");
        if (options.Length > 0)
            command["options"] = new JsonArray([.. options]);
        return command;
    }

    private static JsonObject Command(int type, string key)
    {
        var command = new JsonObject { ["type"] = type };
        Name(command, key);
        (command["integration_types"], command["contexts"]) = (new JsonArray(GuildInstall, UserInstall), new JsonArray([.. Everywhere.Select(context => (JsonNode)context)]));
        return command;
    }

    private static JsonObject Text(string name, bool isRequired, (string Name, JsonNode Value) limit)
    {
        var option = Option(TextOption, name);
        if (isRequired)
            option["required"] = true;
        option[limit.Name] = limit.Value;
        return option;
    }

    private static JsonObject Flag(string name) => Option(BooleanOption, name);

    private static JsonObject Option(int type, string name)
    {
        var option = new JsonObject { ["type"] = type };
        Name(option, $"option_{name}");
        Describe(option, $"option_{name}_about");
        return option;
    }

    private static void Name(JsonObject target, string key) => CommandLocales.Set(target, "name", language => DiscordWords.For(language)[key]);

    private static void Describe(JsonObject target, string key) => CommandLocales.Set(target, "description", language => DiscordWords.For(language)[key]);
}
