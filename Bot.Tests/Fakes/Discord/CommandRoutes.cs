using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Fakes.Discord;

/// <summary>The registered commands (https://docs.discord.com/developers/interactions/application-commands).</summary>
internal sealed partial class CommandRoutes(LoopbackDiscord discord)
{
    private const int Slash = 1;
    private const int EntryPoint = 4;
    private const int MostOfMessages = 15;

    public RestRoute? Find(string method, string[] path) => (method, path) switch
    {
        (_, [_, _, "commands"]) => RestRoutes.Route(method, "/applications/{application.id}/commands", "", request => OnList(method, "", request)),
        (_, [_, _, "commands", var id]) => RestRoutes.Route(method, "/applications/{application.id}/commands/{command.id}", "", request => OnOne(method, "", id, request)),
        (_, [_, _, "guilds", var guild, "commands"]) =>
            RestRoutes.Route(method, "/applications/{application.id}/guilds/{guild.id}/commands", guild, request => OnList(method, guild, request)),
        (_, [_, _, "guilds", var guild, "commands", var id]) =>
            RestRoutes.Route(method, "/applications/{application.id}/guilds/{guild.id}/commands/{command.id}", guild, request => OnOne(method, guild, id, request)),
        _ => null,
    };

    private CommandList Of(string guild) => discord.State.Commands.GetValueOrDefault(guild) ?? new CommandList([], 0);

    private RestAnswer OnList(string method, string guild, RecordedRequest request)
    {
        var known = Of(guild);
        switch (method)
        {
            case "GET":
                return RestRoutes.Ok(Json(known.Commands));
            case "PUT" when request.Body is JsonArray all:
                if (known.Commands.Any(command => Type(command) == EntryPoint) && !all.Any(command => Type(command!.AsObject()) == EntryPoint))
                    throw new RestRefusal(400, 50240, "You cannot remove this app's Entry Point command in a bulk update operation");
                var kept = all.Select(command => Stored(known, guild, command!.AsObject())).ToList();
                Save(guild, known, kept);
                return RestRoutes.Ok(Json(kept));
            case "POST" when request.Body is JsonObject command:
                var isNew = !known.Commands.Any(other => Same(other, command));
                var stored = Stored(known, guild, command);
                Save(guild, known, [.. known.Commands.Where(other => !Same(other, command)), stored]);
                return new RestAnswer(isNew ? 201 : 200, stored.DeepClone());
            default:
                throw new RestRefusal(405, 0, "405: Method Not Allowed");
        }
    }

    private RestAnswer OnOne(string method, string guild, string id, RecordedRequest request)
    {
        var known = Of(guild);
        var command = known.Commands.FirstOrDefault(command => command["id"]?.ToString() == id) ?? throw new RestRefusal(404, 10063, "Unknown application command");
        switch (method)
        {
            case "GET":
                return RestRoutes.Ok(command.DeepClone());
            case "DELETE":
                Save(guild, known, [.. known.Commands.Where(other => other != command)]);
                return new RestAnswer(204, null);
            case "PATCH" when request.Body is JsonObject change:
                var changed = (JsonObject)command.DeepClone();
                foreach (var (name, value) in change)
                    changed[name] = value?.DeepClone();
                Check(changed);
                Save(guild, known, [.. known.Commands.Select(other => other == command ? changed : other)]);
                return RestRoutes.Ok(changed.DeepClone());
            default:
                throw new RestRefusal(405, 0, "405: Method Not Allowed");
        }
    }

    private void Save(string guild, CommandList known, IReadOnlyList<JsonObject> commands)
    {
        if (commands.Count(command => Type(command) == 3) > MostOfMessages)
            throw new RestRefusal(400, 30032, "Maximum number of application commands reached (15)");
        discord.State.Commands[guild] = new CommandList(commands, known.Changes + 1);
    }

    private JsonObject Stored(CommandList known, string guild, JsonObject command)
    {
        Check(command);
        var stored = (JsonObject)command.DeepClone();
        stored["id"] = known.Commands.FirstOrDefault(other => Same(other, command))?["id"]?.ToString() ?? discord.State.NextId();
        stored["application_id"] = discord.Options.ApplicationId;
        stored["version"] = discord.State.NextId();
        stored["type"] = Type(command);
        if (guild.Length > 0)
            stored["guild_id"] = guild;
        // What was left out, Discord fills in.
        stored.TryAdd("description", "");
        stored.TryAdd("default_member_permissions", null);
        stored.TryAdd("nsfw", false);
        stored.TryAdd("dm_permission", true);
        stored.TryAdd("integration_types", new JsonArray(0));
        stored.TryAdd("contexts", null);
        stored.TryAdd("name_localizations", null);
        stored.TryAdd("description_localizations", null);
        return stored;
    }

    private static bool Same(JsonObject left, JsonObject right) => left["name"]?.ToString() == right["name"]?.ToString() && Type(left) == Type(right);

    private static int Type(JsonObject command) => command["type"]?.GetValue<int>() ?? Slash;

    private static void Check(JsonObject command)
    {
        var name = command["name"]?.ToString() ?? "";
        var isSlash = Type(command) == Slash;
        if (isSlash ? !SlashName().IsMatch(name) || name.Any(char.IsUpper) : name.Length is < 1 or > 32)
            throw RestRefusal.Form("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        var description = command["description"]?.ToString() ?? "";
        if (isSlash ? description.Length is < 1 or > 100 : description.Length > 0)
            throw RestRefusal.Form("description", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        CheckOptions(command, depth: 0);
        CheckLocales(command);
    }

    private static void CheckOptions(JsonObject owner, int depth)
    {
        if (owner["options"] is not JsonArray options)
            return;
        if (options.Count > 25 || options.Select(option => option?["name"]?.ToString()).Distinct().Count() < options.Count)
            throw RestRefusal.Form("options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names within a command must be unique");
        var mayBeLeftOut = false;
        foreach (var option in options.Select(option => option!.AsObject()))
        {
            if (!SlashName().IsMatch(option["name"]?.ToString() ?? "") || option["description"]?.ToString() is not { Length: >= 1 and <= 100 } || option["type"] is null)
                throw RestRefusal.Form("options", "BASE_TYPE_REQUIRED", "This field is required");
            var isBelow = option["type"]!.GetValue<int>() is 1 or 2;
            if (isBelow ? depth > 1 || (option["type"]!.GetValue<int>() == 2 && depth > 0) : option["options"] is not null)
                throw RestRefusal.Form("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Command option type is invalid");
            var isRequired = option["required"]?.GetValue<bool>() == true;
            if (isRequired && mayBeLeftOut)
                throw RestRefusal.Form("options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            mayBeLeftOut |= !isRequired;
            CheckLocales(option);
            CheckOptions(option, depth + 1);
        }
    }

    private static void CheckLocales(JsonObject command)
    {
        foreach (var (locale, text) in (command["name_localizations"] as JsonObject ?? []).Concat(command["description_localizations"] as JsonObject ?? []))
        {
            if (!Locales.Contains(locale) || text?.ToString() is not { Length: >= 1 and <= 100 })
                throw RestRefusal.Form("name_localizations", "APPLICATION_COMMAND_INVALID_LOCALE", $"{locale} is no locale");
        }
    }

    private static JsonArray Json(IEnumerable<JsonObject> commands) => new([.. commands.Select(command => command.DeepClone())]);

    private static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE",
        "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex SlashName();
}
