using System.Text;
using System.Text.Json;

namespace Bot.Fakes.Discord;

/// <summary>
/// Derives from published schemas which members the objects have that a loopback Discord speaks: names, JSON types and whether
/// they are required, and nothing else of their text.
/// </summary>
internal sealed class SchemaShapes(JsonElement document)
{
    private static readonly string[] OfHttp =
    [
        "ApplicationCommandResponse", "Error", "GatewayBotResponse", "GatewayBotSessionStartLimitResponse", "GuildChannelResponse", "GuildMemberResponse",
        "GuildRoleResponse", "MessageReferenceResponse", "MessageResponse", "PrivateApplicationResponse", "PrivateChannelResponse", "ThreadMetadataResponse",
        "ThreadResponse", "UserPIIResponse", "UserResponse",
    ];

    private static readonly string[] OfGateway =
    [
        "APIApplicationCommandAutocompleteInteraction", "APIChatInputApplicationCommandInteraction", "APIMessageApplicationCommandInteraction",
        "APIMessageComponentInteraction", "APIModalSubmitInteraction", "GatewayGuildCreateDispatchData", "GatewayHelloData", "GatewayMessageCreateDispatchData",
        "GatewayMessageDeleteDispatchData", "GatewayReadyDispatchData", "GatewayThreadCreateDispatchData",
    ];

    private static readonly HashSet<string> Known = [.. OfHttp, .. OfGateway];

    /// <param name="openApi">The file openapi.json of https://github.com/discord/discord-api-spec.</param>
    /// <param name="gateway">A JSON Schema of the package discord-api-types.</param>
    public static string Derive(string openApi, string gateway)
    {
        var text = new StringBuilder();
        text.Append("# Derived from Discord's published schemas (MIT) by: dotnet run --project Bot.Tests/Fakes -- discord-shapes OPENAPI GATEWAY FILE\n");
        text.Append("# object, then its members: name (! where required), JSON types, the object they hold\n");
        new SchemaShapes(Load(openApi)).Write(text, OfHttp);
        new SchemaShapes(Load(gateway)).Write(text, OfGateway);
        return text.ToString();
    }

    private static JsonElement Load(string path) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path));

    private void Write(StringBuilder text, string[] names)
    {
        var schemas = document.TryGetProperty("definitions", out var definitions) ? definitions : document.GetProperty("components").GetProperty("schemas");
        foreach (var name in names)
        {
            var schema = Followed(schemas.GetProperty(name));
            var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(member => member.GetString()).ToHashSet() : [];
            text.Append(name).Append('\n');
            foreach (var member in schema.GetProperty("properties").EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                var held = Held(member.Value);
                text.Append("  ").Append(member.Name).Append(required.Contains(member.Name) ? "! " : " ")
                    .Append(string.Join('|', Types(member.Value).Distinct().Order(StringComparer.Ordinal))).Append(held is null ? "" : $" {held}").Append('\n');
            }
        }
    }

    private JsonElement Followed(JsonElement schema) => schema.TryGetProperty("$ref", out var reference) ? Followed(Target(reference.GetString()!)) : schema;

    private JsonElement Target(string reference)
    {
        var at = document;
        foreach (var step in reference.Split('/').Skip(1))
            at = at.GetProperty(Uri.UnescapeDataString(step));
        return at;
    }

    private IEnumerable<string> Types(JsonElement schema)
    {
        schema = Followed(schema);
        foreach (var alternatives in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(alternatives, out var several) && !schema.TryGetProperty("type", out _))
                return several.EnumerateArray().SelectMany(Types);
        }

        if (schema.TryGetProperty("type", out var type))
            return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => Plain(one.GetString()!)) : [Plain(type.GetString()!)];
        return schema.TryGetProperty("const", out var constant) ? [constant.ValueKind == JsonValueKind.String ? "string" : "number"] : ["any"];
    }

    private static string Plain(string type) => type == "integer" ? "number" : type;

    /// <summary>The object of those derived here that it holds, alone or in a list; null where there is none, or more than one.</summary>
    private static string? Held(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
            return items.ValueKind == JsonValueKind.Object ? Held(items) : null;
        if (schema.TryGetProperty("$ref", out var reference))
            return reference.GetString()!.Split('/')[^1] is var name && Known.Contains(name) ? name : null;
        foreach (var alternatives in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(alternatives, out var several))
            {
                var references = several.EnumerateArray().Where(one => one.TryGetProperty("$ref", out _)).ToList();
                return references.Count == 1 ? Held(references[0]) : null;
            }
        }

        return null;
    }
}
