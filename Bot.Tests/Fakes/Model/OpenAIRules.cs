using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Fakes.Model;

/// <summary>What OpenAI's chat completions accept (https://platform.openai.com/docs/api-reference/chat/create).</summary>
internal static partial class OpenAIRules
{
    private static readonly HashSet<string> Known =
    [
        "model", "messages", "temperature", "top_p", "n", "stream", "stream_options", "stop", "max_tokens", "max_completion_tokens", "presence_penalty",
        "frequency_penalty", "logit_bias", "user", "tools", "tool_choice", "parallel_tool_calls", "response_format", "seed", "metadata", "store",
        "reasoning_effort", "logprobs", "top_logprobs", "service_tier", "modalities",
    ];

    public static ModelRequest Read(ModelProtocol protocol, string path, string? deployment, JsonObject body, string text)
    {
        if (body.FirstOrDefault(member => !Known.Contains(member.Key)).Key is { } unknown)
            throw new ModelRefusal(400, "unknown_parameter", $"Unrecognized request argument supplied: {unknown}");
        if (body["temperature"] is JsonValue temperature && (double)temperature is < 0 or > 2)
            throw Invalid("temperature is out of range");
        if (body["stream_options"] is not null && (bool?)body["stream"] != true)
            throw Invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.");
        if (body["max_tokens"] is not null && body["max_completion_tokens"] is not null)
            throw Invalid("max_tokens and max_completion_tokens cannot both be set");
        return new ModelRequest(
            protocol, path, deployment ?? (string?)body["model"] ?? throw Invalid("you must provide a model parameter"), Messages(body["messages"]), Tools(body["tools"]), Schema(body["response_format"]),
            (double?)body["temperature"], (int?)(body["max_completion_tokens"] ?? body["max_tokens"]), (bool?)body["stream"] ?? false, text);
    }

    private static IReadOnlyList<ModelMessage> Messages(JsonNode? node)
    {
        if (node is not JsonArray { Count: > 0 } array)
            throw Invalid("'messages' is a required property");
        var messages = new List<ModelMessage>();
        var open = new HashSet<string>();
        foreach (var message in array)
        {
            var role = (string?)message?["role"];
            if (role is not ("system" or "developer" or "user" or "assistant" or "tool"))
                throw Invalid($"'{role}' is not one of the roles of messages");
            if (role == "tool" && !open.Remove((string?)message!["tool_call_id"] ?? ""))
                throw Invalid("messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.");
            if (role != "tool" && open.Count > 0)
                throw Invalid("An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.");
            var calls = Calls(message!["tool_calls"], open);
            messages.Add(new ModelMessage(role, Content(message["content"], calls.Count > 0), calls));
        }

        return open.Count == 0 ? messages : throw Invalid("An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.");
    }

    private static List<string> Calls(JsonNode? calls, HashSet<string> open)
    {
        var names = new List<string>();
        foreach (var call in calls?.AsArray() ?? [])
        {
            if ((string?)call!["type"] != "function" || !open.Add((string?)call["id"] ?? throw Invalid("a tool call has no id")))
                throw Invalid("a tool call is of no known type, or its id is there twice");
            _ = JsonNode.Parse((string?)call["function"]!["arguments"] ?? throw Invalid("a tool call has no arguments"));
            names.Add((string)call["function"]!["name"]!);
        }

        return names;
    }

    private static string Content(JsonNode? content, bool mayBeMissing) => content switch
    {
        JsonValue value => (string)value!,
        JsonArray parts => string.Concat(parts.Select(part => (string?)part!["type"] == "text" ? (string)part["text"]! : throw Invalid("only text is understood"))),
        null when mayBeMissing => "",
        _ => throw Invalid("Invalid value for 'content': expected a string, got null."),
    };

    private static List<string> Tools(JsonNode? tools)
    {
        var names = new List<string>();
        foreach (var tool in tools?.AsArray() ?? [])
        {
            var function = tool!["function"];
            if ((string?)tool["type"] != "function" || function is null || !Name().IsMatch((string?)function["name"] ?? ""))
                throw Invalid("a tool is no function, or its name has other characters than letters, digits, _ and -");
            if (function["parameters"] is { } parameters && (string?)parameters["type"] != "object")
                throw Invalid($"Invalid schema for function '{function["name"]}': schema must be a JSON Schema of 'type: \"object\"'");
            names.Add((string)function["name"]!);
        }

        return names;
    }

    private static JsonNode? Schema(JsonNode? format)
    {
        switch ((string?)format?["type"])
        {
            case null or "text":
                return null;
            case "json_object":
                return new JsonObject();
            case "json_schema":
                var described = format!["json_schema"] ?? throw Invalid("Missing required parameter: 'response_format.json_schema'.");
                if (!Name().IsMatch((string?)described["name"] ?? ""))
                    throw Invalid("Missing required parameter: 'response_format.json_schema.name'.");
                var schema = described["schema"] ?? throw Invalid("Missing required parameter: 'response_format.json_schema.schema'.");
                if ((bool?)described["strict"] == true)
                    NeedsStrict(schema);
                return schema;
            default:
                throw Invalid("response_format has no known type");
        }
    }

    private static void NeedsStrict(JsonNode? schema)
    {
        if ((string?)schema?["type"] == "object")
        {
            var properties = schema["properties"]?.AsObject() ?? [];
            if (schema["additionalProperties"] is not JsonValue closed || (bool)closed)
                throw Invalid("In context=(), 'additionalProperties' is required to be supplied and to be false.");
            if (!properties.Select(property => property.Key).Order(StringComparer.Ordinal).SequenceEqual((schema["required"]?.AsArray() ?? []).Select(name => (string)name!).Order(StringComparer.Ordinal)))
                throw Invalid("In context=(), 'required' is required to be supplied and to be an array including every key in properties.");
            foreach (var (_, property) in properties)
                NeedsStrict(property);
        }
        else if ((string?)schema?["type"] == "array")
        {
            NeedsStrict(schema["items"]);
        }
    }

    internal static ModelRefusal Invalid(string message) => new(400, "invalid_request_error", message);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
