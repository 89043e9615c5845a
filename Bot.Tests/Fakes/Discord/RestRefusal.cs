using System.Text.Json.Nodes;

namespace Bot.Fakes.Discord;

/// <summary>An error as Discord answers it (https://docs.discord.com/developers/reference#error-messages).</summary>
internal sealed class RestRefusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    public static RestRefusal UnknownChannel { get; } = new(404, 10003, "Unknown Channel");

    public static RestRefusal UnknownMessage { get; } = new(404, 10008, "Unknown Message");

    public static RestRefusal UnknownWebhook { get; } = new(404, 10015, "Unknown Webhook");

    public static RestRefusal UnknownInteraction { get; } = new(404, 10062, "Unknown interaction");

    public static RestRefusal MissingAccess { get; } = new(403, 50001, "Missing Access");

    /// <summary>A field of the body that Discord does not take.</summary>
    public static RestRefusal Form(string field, string code, string message)
    {
        JsonNode errors = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }) };
        foreach (var part in field.Split('.').Reverse())
            errors = new JsonObject { [part] = errors };
        return new RestRefusal(400, 50035, "Invalid Form Body", (JsonObject)errors);
    }

    public JsonObject Json()
    {
        var json = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null)
            json["errors"] = errors.DeepClone();
        return json;
    }
}
