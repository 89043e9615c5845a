using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Tells Discord of the commands, unless all of them are so already.</summary>
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
        var change = ChangeOf(registered);
        if (!change.IsNone)
        {
            // All at once: one by one they run into the limit of the route, and the old stand beside the new meanwhile.
            JsonArray all = [.. CommandCatalog.All, .. registered.Where(IsEntryPoint).Select(Kept)];
            await client.SendAsync(new DiscordRequest(HttpMethod.Put, DiscordRoute.Commands(application), all), cancellationToken);
        }

        return change;
    }

    /// <summary>The names of commands that Discord does not know, or knows otherwise.</summary>
    /// <exception cref="DiscordException"/>
    public async Task<IReadOnlyList<string>> ListMissingAsync(CancellationToken cancellationToken)
    {
        var change = ChangeOf(await ListAsync(cancellationToken));
        return [.. change.Created, .. change.Changed];
    }

    private static RegistrationChange ChangeOf(IReadOnlyList<JsonObject> registered)
    {
        var others = registered.Where(command => !IsEntryPoint(command)).ToDictionary(KeyOf);
        var (created, changed) = (new List<string>(), new List<string>());
        foreach (var wanted in CommandCatalog.All)
        {
            var isKnown = others.Remove(KeyOf(wanted), out var found);
            if (!JsonNode.DeepEquals(Normal(wanted), Normal(found)))
                (isKnown ? changed : created).Add(NameOf(wanted));
        }

        return new RegistrationChange(created, changed, [.. others.Values.Select(NameOf)]);
    }

    private async Task<IReadOnlyList<JsonObject>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.Commands(application)), cancellationToken);
        return answer is not { ValueKind: JsonValueKind.Array } commands
            ? []
            : [.. commands.EnumerateArray().Select(command => JsonObject.Create(command)!)];
    }

    private static bool IsEntryPoint(JsonObject command) => command["type"]?.GetValue<int>() == EntryPoint;

    // Discord refuses to put all without it (50240).
    private static JsonObject Kept(JsonObject entryPoint) =>
        new(entryPoint.Where(member => member.Key is "id" or "handler" || !Added.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static string NameOf(JsonObject command) => command["name"]!.ToString();

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
internal sealed record RegistrationChange(IReadOnlyList<string> Created, IReadOnlyList<string> Changed, IReadOnlyList<string> Deleted)
{
    public bool IsNone => Created.Count + Changed.Count + Deleted.Count == 0;
}
