using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Model;

/// <summary>
/// A provider of models on a loopback address, by the protocols of OpenAI (below <c>/v1/</c>), Azure OpenAI and Ollama, with
/// the checks and errors of the true ones. It records all that it is asked, and says what its mind makes it say.
/// </summary>
public sealed class LoopbackModel : LoopbackServer
{
    private readonly ConcurrentQueue<ModelRequest> requests = new();
    private readonly ConcurrentQueue<IReadOnlyList<string>> embedded = new();
    private readonly ModelWriter writer = new();
    private int stuck;

    private LoopbackModel(LoopbackModelOptions options)
        : base(options.Url) => Options = options;

    public LoopbackModelOptions Options { get; }

    /// <summary>What it says to a request.</summary>
    public Func<ModelRequest, ModelAnswer> Mind { get; set; } = ModelMinds.Honest;

    /// <summary>Asked for every request what shall go wrong with it.</summary>
    public Func<ModelRequest, ModelFault?> Faults { get; set; } = _ => null;

    /// <summary>Asked for every batch of texts to embed.</summary>
    public Func<IReadOnlyList<string>, ModelFault?> EmbeddingFaults { get; set; } = _ => null;

    public IReadOnlyList<ModelRequest> Requests => [.. requests];

    /// <summary>The batches that were embedded.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Embedded => [.. embedded];

    /// <summary>How many answers hang, and will not go on.</summary>
    public int Stuck => Volatile.Read(ref stuck);

    public Uri OpenAI => new(Address, "/v1/");

    public static async Task<LoopbackModel> StartAsync(LoopbackModelOptions? options = null)
    {
        var model = new LoopbackModel(options ?? new LoopbackModelOptions());
        await model.ListenAsync();
        return model;
    }

    protected override void Map(WebApplication application)
    {
        application.MapGet("/v1/models", ListAsync);
        application.MapPost("/v1/chat/completions", context => ChatAsync(context, ModelProtocol.OpenAI, null));
        application.MapPost("/v1/embeddings", context => EmbedAsync(context, ModelProtocol.OpenAI, null));
        application.MapPost("/openai/deployments/{name}/chat/completions", (HttpContext context, string name) => ChatAsync(context, ModelProtocol.Azure, name));
        application.MapPost("/openai/deployments/{name}/embeddings", (HttpContext context, string name) => EmbedAsync(context, ModelProtocol.Azure, name));
        application.MapPost("/api/chat", context => ChatAsync(context, ModelProtocol.Ollama, null));
        application.MapPost("/api/embed", context => EmbedAsync(context, ModelProtocol.Ollama, null));
        application.MapGet("/api/version", GiveVersionAsync);
        application.MapGet("/api/tags", ListTagsAsync);
    }

    private Task ListAsync(HttpContext context) => AnswerAsync(context, ModelProtocol.OpenAI, () => Task.FromResult<JsonNode?>(new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. Options.Models.Concat(Options.Embedders).Select(name => (JsonNode)new JsonObject { ["id"] = name, ["object"] = "model" })]),
    }));

    private Task GiveVersionAsync(HttpContext context) =>
        AnswerAsync(context, ModelProtocol.Ollama, () => Task.FromResult<JsonNode?>(new JsonObject { ["version"] = "0.12.6" }));

    private Task ListTagsAsync(HttpContext context) => AnswerAsync(context, ModelProtocol.Ollama, () => Task.FromResult<JsonNode?>(new JsonObject
    {
        ["models"] = new JsonArray([.. Options.Models.Concat(Options.Embedders).Select(name => (JsonNode)new JsonObject
        {
            ["name"] = $"{name}:latest",
            ["model"] = $"{name}:latest",
            ["modified_at"] = "2031-03-01T00:00:00Z",
            ["size"] = 1,
        })]),
    }));

    private Task ChatAsync(HttpContext context, ModelProtocol protocol, string? deployment) => AnswerAsync(context, protocol, async () =>
    {
        var (body, text) = await ReadAsync(context);
        var request = protocol == ModelProtocol.Ollama
            ? OllamaRules.Read(context.Request.Path, body, text)
            : OpenAIRules.Read(protocol, context.Request.Path, deployment, body, text);
        requests.Enqueue(request);
        try
        {
            NeedsModel(protocol, request.Model, Options.Models);
        }
        catch (ModelRefusal refusal)
        {
            request.Refusal = refusal.Message;
            throw;
        }

        request.Fault = Faults(request);
        if (request.Fault is { } fault and (ModelFault.Silent or ModelFault.Status or ModelFault.Moved or ModelFault.Malformed))
            return await FailAsync(context, fault);
        await writer.WriteAsync(context, request, Mind(request), (bool?)body["stream_options"]?["include_usage"] ?? false, StickAsync);
        return null;
    });

    private Task EmbedAsync(HttpContext context, ModelProtocol protocol, string? deployment) => AnswerAsync(context, protocol, async () =>
    {
        var (body, _) = await ReadAsync(context);
        var model = deployment ?? (string?)body["model"] ?? throw OpenAIRules.Invalid("you must provide a model parameter");
        NeedsModel(protocol, model, Options.Embedders);
        IReadOnlyList<string> texts = body["input"] switch
        {
            JsonArray array => [.. array.Select(text => (string)text!)],
            JsonValue value => [(string)value!],
            _ => throw OpenAIRules.Invalid("'input' is a required property"),
        };
        if (texts.Any(text => text.Length == 0) && protocol != ModelProtocol.Ollama)
            throw OpenAIRules.Invalid("'$.input' is invalid: input cannot be an empty string");
        embedded.Enqueue(texts);
        if (EmbeddingFaults(texts) is { } fault)
            return await FailAsync(context, fault);
        var vectors = texts.Select(text => Embedder.Embed(text, model.Split(':')[0], Options)).ToList();
        return ModelWriter.Embeddings(protocol, model, vectors, (string?)body["encoding_format"] == "base64");
    });

    private async Task AnswerAsync(HttpContext context, ModelProtocol protocol, Func<Task<JsonNode?>> answer)
    {
        try
        {
            NeedsKey(context.Request, protocol);
            if (await answer() is { } json)
                await WriteAsync(context, json);
        }
        catch (ModelRefusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            await WriteAsync(context, Error(protocol, refusal));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(context, Error(protocol, OpenAIRules.Invalid($"the request cannot be read: {error.Message}")));
        }
    }

    private void NeedsKey(HttpRequest request, ModelProtocol protocol)
    {
        var isKnown = protocol switch
        {
            ModelProtocol.OpenAI => request.Headers.Authorization == $"Bearer {Options.ApiKey}",
            ModelProtocol.Azure => request.Headers["api-key"] == Options.ApiKey,
            _ => true,
        };
        if (!isKnown)
            throw new ModelRefusal(401, "invalid_api_key", "Incorrect API key provided.");
        if (protocol == ModelProtocol.Azure && request.Query["api-version"].Count == 0)
            throw new ModelRefusal(404, "404", "Resource not found");
    }

    private static void NeedsModel(ModelProtocol protocol, string model, IReadOnlyList<string> models)
    {
        // Ollama's names carry a tag, the usual one unless it is said.
        if (models.Contains(protocol == ModelProtocol.Ollama && model.EndsWith(":latest", StringComparison.Ordinal) ? model[..^7] : model))
            return;
        throw protocol switch
        {
            ModelProtocol.Azure => new ModelRefusal(404, "DeploymentNotFound", "The API deployment for this resource does not exist."),
            ModelProtocol.Ollama => new ModelRefusal(404, "", $"model '{model}' not found"),
            _ => new ModelRefusal(404, "model_not_found", $"The model `{model}` does not exist or you do not have access to it."),
        };
    }

    private static async Task<(JsonObject Body, string Text)> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        return (JsonNode.Parse(text)?.AsObject() ?? throw OpenAIRules.Invalid("the body is no JSON object"), text);
    }

    private async Task<JsonNode?> FailAsync(HttpContext context, ModelFault fault)
    {
        switch (fault)
        {
            case ModelFault.Status status:
                context.Response.StatusCode = status.Code;
                if (status.RetryAfter is { } seconds)
                    context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return new JsonObject { ["error"] = new JsonObject { ["message"] = $"it does not go just now for {context.Request.Headers.Authorization}", ["type"] = "server_error", ["code"] = null } };
            case ModelFault.Moved moved:
                context.Response.Redirect(moved.Address, permanent: false, preserveMethod: true);
                return null;
            case ModelFault.Malformed:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("data: {\"choices\": [{\"delta\": {\"content\": oops\n\n<html>bad gateway</html>");
                return null;
            default:
                await StickAsync(context);
                return null;
        }
    }

    /// <summary>Hangs until the other side gives up.</summary>
    private async Task StickAsync(HttpContext context)
    {
        Interlocked.Increment(ref stuck);
        await KeepSilentAsync(context);
        Interlocked.Decrement(ref stuck);
    }

    private static JsonObject Error(ModelProtocol protocol, ModelRefusal refusal) => protocol == ModelProtocol.Ollama
        ? new JsonObject { ["error"] = refusal.Message }
        : new JsonObject { ["error"] = new JsonObject { ["message"] = refusal.Message, ["type"] = "invalid_request_error", ["param"] = null, ["code"] = refusal.Code } };

    private static Task WriteAsync(HttpContext context, JsonNode json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }
}
