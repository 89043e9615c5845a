using System.Text.Json.Nodes;

namespace Bot.Fakes.Model;

/// <summary>What Ollama's chat accepts (https://docs.ollama.com/api/chat).</summary>
internal static class OllamaRules
{
    public static ModelRequest Read(string path, JsonObject body, string text)
    {
        var messages = (body["messages"]?.AsArray() ?? []).Select(message => new ModelMessage(
            (string?)message!["role"] is "system" or "user" or "assistant" or "tool" ? (string)message["role"]! : throw new ModelRefusal(400, "", $"invalid role: {message["role"]}"),
            (string?)message["content"] ?? "",
            [.. (message["tool_calls"]?.AsArray() ?? []).Select(Called)])).ToList();
        var tools = (body["tools"]?.AsArray() ?? []).Select(tool => (string?)tool!["type"] == "function" ? (string)tool["function"]!["name"]! : throw new ModelRefusal(400, "", "unknown tool type")).ToList();
        return new ModelRequest(
            ModelProtocol.Ollama, path, (string?)body["model"] ?? throw new ModelRefusal(400, "", "model is required"), messages, tools, Schema(body["format"]),
            (double?)body["options"]?["temperature"], (int?)body["options"]?["num_predict"], (bool?)body["stream"] ?? true, text);
    }

    private static string Called(JsonNode? call) => call!["function"]?["arguments"] is JsonObject
        ? (string)call["function"]!["name"]!
        : throw new ModelRefusal(400, "", "json: cannot unmarshal string into Go struct field of type api.ToolCallFunctionArguments");

    private static JsonNode? Schema(JsonNode? format) => format switch
    {
        null => null,
        JsonObject schema => schema,
        JsonValue value when (string?)value is "json" => new JsonObject(),
        JsonValue value when (string?)value is "" => null,
        _ => throw new ModelRefusal(400, "", "invalid format"),
    };
}
