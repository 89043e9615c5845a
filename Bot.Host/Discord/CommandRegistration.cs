using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Tells Discord of the commands, and only of what is not so already.</summary>
internal sealed class CommandRegistration(IDiscordClient client, string application)
{
    // Of apps with an Activity; Discord made it, and it is not ours.
    private const int EntryPoint = 4;

    // What Discord adds.
    private static readonly string[] Added =
        ["id", "application_id", "guild_id", "version", "dm_permission", "default_permission", "nsfw", "name_localized", "description_localized", "handler"];

    /// <exception cref="DiscordException"/>
    public async Task<RegistrationChange> RegisterAsync(CancellationToken cancellationToken)
    {
        var registered = await ListAsync(cancellationToken);
        var (created, changed, deleted) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var wanted in CommandCatalog.All)
        {
            var name = wanted["name"]!.ToString();
            if (registered.Remove(KeyOf(wanted), out var found) && JsonNode.DeepEquals(Normal(wanted), Normal(found)))
                continue;
            // Creating one of the same name and type replaces it.
            await client.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.Commands(application), wanted) { Repeatable = true }, cancellationToken);
            (found is null ? created : changed).Add(name);
        }

        foreach (var other in registered.Values)
        {
            await client.SendAsync(new DiscordRequest(HttpMethod.Delete, DiscordRoute.Command(application, other["id"]!.ToString())), cancellationToken);
            deleted.Add(other["name"]!.ToString());
        }

        return new RegistrationChange(created, changed, deleted);
    }

    /// <summary>The names of commands that Discord does not know, or knows otherwise.</summary>
    /// <exception cref="DiscordException"/>
    public async Task<IReadOnlyList<string>> ListMissingAsync(CancellationToken cancellationToken)
    {
        var registered = await ListAsync(cancellationToken);
        return
        [
            .. CommandCatalog.All
                .Where(wanted => !registered.TryGetValue(KeyOf(wanted), out var found) || !JsonNode.DeepEquals(Normal(wanted), Normal(found)))
                .Select(wanted => wanted["name"]!.ToString()),
        ];
    }

    private async Task<Dictionary<string, JsonObject>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.Commands(application)), cancellationToken);
        return answer is not { ValueKind: JsonValueKind.Array } commands
            ? []
            : commands.EnumerateArray()
                .Where(command => command.Number("type") != EntryPoint)
                .Select(command => JsonObject.Create(command)!)
                .ToDictionary(KeyOf);
    }

    private static string KeyOf(JsonObject command) => $"{command["type"] ?? 1} {command["name"]}";

    /// <summary>Without what Discord adds, and without what says nothing: it gives back empty, false and null members that were not sent.</summary>
    private static JsonNode? Normal(JsonNode? node) => node switch
    {
        JsonArray array when array.All(item => item is JsonValue) => new JsonArray([.. array.Select(item => item!.ToString()).Order(StringComparer.Ordinal).Select(text => (JsonNode)text)]),
        JsonArray array => new JsonArray([.. array.Select(Normal)]),
        JsonObject json => new JsonObject(json
            .Where(member => !Added.Contains(member.Key) && !SaysNothing(member.Value))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Normal(member.Value)))),
        _ => node?.DeepClone(),
    };

    private static bool SaysNothing(JsonNode? value) => value switch
    {
        null => true,
        JsonArray array => array.Count == 0,
        JsonObject json => json.Count == 0,
        JsonValue scalar => scalar.GetValueKind() == JsonValueKind.False || (scalar.GetValueKind() == JsonValueKind.String && scalar.ToString().Length == 0),
        _ => false,
    };
}

/// <param name="Created">The names of the commands.</param>
internal sealed record RegistrationChange(IReadOnlyList<string> Created, IReadOnlyList<string> Changed, IReadOnlyList<string> Deleted);
