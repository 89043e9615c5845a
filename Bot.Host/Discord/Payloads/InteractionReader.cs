using System.Globalization;
using System.Text.Json;

namespace Bot.Host.Discord.Payloads;

/// <summary>Reads an interaction (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object).</summary>
internal static class InteractionReader
{
    private const int Command = 2;
    private const int Component = 3;
    private const int Autocomplete = 4;
    private const int ModalSubmit = 5;

    private const int OnMessage = 3;

    private const int Subcommand = 1;
    private const int SubcommandGroup = 2;
    private const int Attachment = 11;

    private const int WithBot = 1;

    public static DiscordUpdate.Interaction? Read(JsonElement interaction, DiscordIdentity self)
    {
        var user = interaction.Text("member", "user", "id") ?? interaction.Text("user", "id");
        if (user is null || Place(interaction) is not { } place || Origin(interaction) is not { } origin || interaction.Find("data") is not { } data)
            return null;
        return interaction.Number("type") switch
        {
            Command when data.Number("type") == OnMessage => new DiscordUpdate.Checked(place, user, origin, Target(data, self)),
            Command when data.Text("name") == CommandNames.Ask => ReadQuestion(place, user, origin, Options(data)),
            Command when Path(data) is { } named => new DiscordUpdate.Command(place, user, origin, named.Path, Options(named.Inner), Files(named.Inner, data)),
            Autocomplete when Path(data) is { } named && Focused(named.Inner) is { } typed => new DiscordUpdate.Typed(place, user, origin, named.Path, typed.Option, typed.Value),
            Component when data.Text("custom_id") is { } button => new DiscordUpdate.Pressed(place, user, origin, button),
            ModalSubmit when data.Text("custom_id") is { } modal => new DiscordUpdate.Submitted(place, user, origin, modal, Fields(data)),
            _ => null,
        };
    }

    private static DiscordUpdate.Asked ReadQuestion(DiscordPlace place, string user, InteractionOrigin origin, IReadOnlyDictionary<string, string> options) =>
        new(place, user, origin, options.GetValueOrDefault(CommandNames.Question) ?? "", options.GetValueOrDefault(CommandNames.Private) != bool.FalseString);

    private static DiscordPlace? Place(JsonElement interaction)
    {
        var channel = interaction.Find("channel");
        if ((interaction.Text("channel_id") ?? channel?.Text("id")) is not { } id)
            return null;
        return new DiscordPlace(interaction.Text("guild_id"), id, channel?.Number("type"), channel?.Text("parent_id"), channel?.Text("name"));
    }

    private static InteractionOrigin? Origin(JsonElement interaction)
    {
        if (interaction.Text("id") is not { } id || interaction.Text("token") is not { } token)
            return null;
        _ = ulong.TryParse(interaction.Text("member", "permissions"), NumberStyles.None, CultureInfo.InvariantCulture, out var permissions);
        var isWithBot = interaction.Number("context") is { } context ? context == WithBot : interaction.Text("guild_id") is null;
        IReadOnlyList<string> roles = interaction.Find("member") is { } member ? [.. Array(member, "roles").Select(role => role.ToString())] : [];
        return new InteractionOrigin(id, token, interaction.Text("locale") ?? "en", permissions, roles, isWithBot);
    }

    /// <summary>The names of a command and of what is below it, and where the innermost's options are.</summary>
    private static (string Path, JsonElement Inner)? Path(JsonElement data)
    {
        if (data.Text("name") is not { } path)
            return null;
        while (Array(data, "options").FirstOrDefault() is { ValueKind: JsonValueKind.Object } below && below.Number("type") is Subcommand or SubcommandGroup)
            (path, data) = ($"{path} {below.Text("name")}", below);
        return (path, data);
    }

    private static Dictionary<string, SentFile> Files(JsonElement inner, JsonElement data)
    {
        var files = new Dictionary<string, SentFile>();
        foreach (var option in Array(inner, "options").Where(option => option.Number("type") == Attachment))
        {
            if (option.Text("name") is { } name && data.Find("resolved")?.Find("attachments")?.Find(option.Text("value") ?? "") is { } file && file.Text("url") is { } url)
                files[name] = new SentFile(file.Text("filename") ?? "", url);
        }

        return files;
    }

    private static Dictionary<string, string> Options(JsonElement data)
    {
        var options = new Dictionary<string, string>();
        foreach (var option in Array(data, "options"))
        {
            if (option.Text("name") is { } name && option.Find("value") is { } value)
                options[name] = value.ToString();
        }

        return options;
    }

    private static (string Option, string Value)? Focused(JsonElement data)
    {
        foreach (var option in Array(data, "options"))
        {
            if (option.Find("focused")?.ValueKind == JsonValueKind.True && option.Text("name") is { } name)
                return (name, option.Find("value")?.ToString() ?? "");
        }

        return null;
    }

    /// <summary>What the message says that the command was used on; where it has no text of its own, what it forwards or links to.</summary>
    private static string Target(JsonElement data, DiscordIdentity self)
    {
        if (data.Find("resolved")?.Find("messages")?.Find(data.Text("target_id") ?? "") is not { } message)
            return "";
        if (message.Text("content") is { Length: > 0 } content && DiscordText.Plain(content, message.Find("mentions"), self) is { Length: > 0 } text)
            return text;
        var forwarded = Array(message, "message_snapshots").Select(snapshot => snapshot.Find("message")?.Text("content"));
        var linked = Array(message, "embeds").SelectMany(embed => new[] { embed.Text("title"), embed.Text("description") });
        return string.Join(' ', forwarded.Concat(linked).Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => DiscordText.Plain(part!, null, self)));
    }

    private static Dictionary<string, string> Fields(JsonElement data) => Array(data, "components")
        .SelectMany(component => component.Find("component") is { } field ? [field] : Array(component, "components"))
        .Where(field => field.Text("custom_id") is not null && !string.IsNullOrWhiteSpace(field.Text("value")))
        .GroupBy(field => field.Text("custom_id")!)
        .ToDictionary(field => field.Key, field => field.First().Text("value")!.Trim());

    private static IEnumerable<JsonElement> Array(JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
