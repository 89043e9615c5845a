using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>Reads a call as Slack does: a form or JSON, the token from the header or the form.</summary>
internal static class CallReader
{
    public static async Task<(string? Token, JsonObject Arguments)> ReadAsync(HttpRequest request)
    {
        var arguments = request.HasFormContentType ? Arguments(await request.ReadFormAsync())
            : request.HasJsonContentType() ? await JsonAsync(request)
            : [];
        foreach (var (name, value) in request.Query)
            arguments.TryAdd(name, Value(value.ToString()));
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : arguments["token"]?.ToString();
        arguments.Remove("token");
        return (token, arguments);
    }

    private static JsonObject Arguments(IFormCollection form) =>
        new(form.Select(field => KeyValuePair.Create(field.Key, Value(field.Value.ToString()))));

    // A nested value comes as JSON inside a form field.
    private static JsonNode? Value(string text)
    {
        if (text is not ['[' or '{', ..])
            return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static async Task<JsonObject> JsonAsync(HttpRequest request) => await JsonNode.ParseAsync(request.Body) as JsonObject ?? [];
}
