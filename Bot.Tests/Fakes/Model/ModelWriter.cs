using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Model;

/// <summary>Writes answers as each protocol has them, whole or piece by piece.</summary>
internal sealed class ModelWriter
{
    // Of a token, on the average of English.
    private const int Characters = 4;
    private const int PieceLength = 12;

    private int written;

    public async Task WriteAsync(HttpContext context, ModelRequest request, ModelAnswer answer, bool reportsUsage, Func<HttpContext, Task> stick)
    {
        var number = Interlocked.Increment(ref written);
        var stream = request.Protocol == ModelProtocol.Ollama ? Ollama(request, answer) : OpenAI(request, answer, number, reportsUsage);
        if (!request.IsStreamed)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Whole(request, answer, number).ToJsonString());
            return;
        }

        var pieces = stream.ToList();
        var count = request.Fault is null ? pieces.Count : Math.Max(1, pieces.Count / 2);
        context.Response.ContentType = request.Protocol == ModelProtocol.Ollama ? "application/x-ndjson" : "text/event-stream";
        foreach (var piece in pieces.Take(count))
        {
            await context.Response.WriteAsync(request.Protocol == ModelProtocol.Ollama ? $"{piece}\n" : $"data: {piece}\n\n");
            await context.Response.Body.FlushAsync();
        }

        if (request.Fault is ModelFault.Stalled)
            await stick(context);
        else if (request.Fault is ModelFault.Broken)
            context.Abort();
    }

    public static JsonNode Embeddings(ModelProtocol protocol, string model, IReadOnlyList<float[]> vectors, bool asBase64)
    {
        static JsonArray Numbers(float[] vector) => new([.. vector.Select(value => (JsonNode)value)]);
        if (protocol == ModelProtocol.Ollama)
            return new JsonObject { ["model"] = model, ["embeddings"] = new JsonArray([.. vectors.Select(vector => (JsonNode)Numbers(vector))]), ["prompt_eval_count"] = vectors.Count };
        return new JsonObject
        {
            ["object"] = "list",
            ["model"] = model,
            ["data"] = new JsonArray([.. vectors.Select((vector, index) => (JsonNode)new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = asBase64 ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan())) : Numbers(vector),
            })]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = vectors.Count, ["total_tokens"] = vectors.Count },
        };
    }

    private static IEnumerable<string> OpenAI(ModelRequest request, ModelAnswer answer, int number, bool reportsUsage)
    {
        // Azure says first what its filter made of the prompt.
        if (request.Protocol == ModelProtocol.Azure)
            yield return new JsonObject { ["id"] = "", ["object"] = "", ["created"] = 0, ["model"] = "", ["prompt_filter_results"] = new JsonArray(new JsonObject { ["prompt_index"] = 0 }), ["choices"] = new JsonArray() }.ToJsonString();
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null);
        var (text, finish) = Cut(request, answer);
        if (answer is ModelAnswer.ToolCall call)
        {
            var id = $"call_{number}";
            yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["id"] = id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = "" } }) }, null);
            foreach (var piece in Pieces(call.Arguments.ToJsonString()))
                yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = piece } }) }, null);
        }

        foreach (var piece in Pieces(text))
            yield return Chunk(new JsonObject { ["content"] = piece }, null);
        yield return Chunk([], finish);
        if (reportsUsage)
            yield return Head(new JsonArray(), Usage(request, text)).ToJsonString();
        yield return "[DONE]";

        string Chunk(JsonObject delta, string? reason) =>
            Head(new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason, ["logprobs"] = null }), null).ToJsonString();

        JsonObject Head(JsonArray choices, JsonObject? usage) => new()
        {
            ["id"] = $"chatcmpl-{number}",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1_930_000_000,
            ["model"] = request.Model,
            ["choices"] = choices,
            ["usage"] = usage,
        };
    }

    private static IEnumerable<string> Ollama(ModelRequest request, ModelAnswer answer)
    {
        var (text, finish) = Cut(request, answer);
        if (answer is ModelAnswer.ToolCall call)
            yield return Line(new JsonObject { ["role"] = "assistant", ["content"] = "", ["tool_calls"] = new JsonArray(new JsonObject { ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments.DeepClone() } }) }).ToJsonString();
        foreach (var piece in Pieces(text))
            yield return Line(new JsonObject { ["role"] = "assistant", ["content"] = piece }).ToJsonString();
        yield return Done(request, text, finish, new JsonObject { ["role"] = "assistant", ["content"] = "" }).ToJsonString();

        JsonObject Line(JsonObject message) => new() { ["model"] = request.Model, ["created_at"] = "2031-03-10T12:00:00Z", ["message"] = message, ["done"] = false };
    }

    private static JsonObject Whole(ModelRequest request, ModelAnswer answer, int number)
    {
        var (text, finish) = Cut(request, answer);
        if (request.Protocol == ModelProtocol.Ollama)
            return Done(request, text, finish, new JsonObject { ["role"] = "assistant", ["content"] = text });
        var message = new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = null };
        return new JsonObject
        {
            ["id"] = $"chatcmpl-{number}",
            ["object"] = "chat.completion",
            ["created"] = 1_930_000_000,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finish, ["logprobs"] = null }),
            ["usage"] = Usage(request, text),
        };
    }

    private static JsonObject Done(ModelRequest request, string text, string finish, JsonObject message) => new()
    {
        ["model"] = request.Model,
        ["created_at"] = "2031-03-10T12:00:00Z",
        ["message"] = message,
        ["done"] = true,
        ["done_reason"] = finish == "length" ? "length" : "stop",
        ["total_duration"] = 1_000,
        ["load_duration"] = 0,
        ["prompt_eval_count"] = request.Body.Length / Characters,
        ["prompt_eval_duration"] = 500,
        ["eval_count"] = (text.Length / Characters) + 1,
        ["eval_duration"] = 500,
    };

    private static (string Text, string Finish) Cut(ModelRequest request, ModelAnswer answer) => answer switch
    {
        ModelAnswer.ToolCall => ("", "tool_calls"),
        ModelAnswer.Text { Content: var text } when request.MostTokens is { } most && most * Characters < text.Length => (text[..(most * Characters)], "length"),
        ModelAnswer.Text { Content: var text } => (text, "stop"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Usage(ModelRequest request, string text)
    {
        var (prompt, completion) = (request.Body.Length / Characters, (text.Length / Characters) + 1);
        return new JsonObject { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion };
    }

    private static IEnumerable<string> Pieces(string text) => text.Chunk(PieceLength).Select(piece => new string(piece));
}
