using System.ClientModel;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Core.Chat;
using Bot.Host.Configuration;
using Bot.Host.Model;

namespace Bot.Host.Diagnosis;

/// <summary>Asks the model something small: whether it can be reached, is there, and answers in the form that is asked for.</summary>
internal sealed class ModelExamination(ModelOptions options, TimeProvider clock)
{
    private const string Subject = "model";
    private const string ClientName = "model";

    // Of all that a provider offers, so many are named.
    private const int MostNamed = 8;

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ModelAddress.Of(options) is not { } address)
        {
            yield return Finding.Ok(Subject, "none: answers are the store's own sentences");
            yield break;
        }

        if (address is { ApiKey: not null, Endpoint: { Scheme: "http", IsLoopback: false } })
            yield return Finding.Warn(Subject, $"the key goes to {address.Endpoint.Host} unencrypted; use an https address in Bot__Model__Endpoint");
        var collection = new ServiceCollection();
        ModelHttp.AddTo(collection, ClientName, address, TimeSpan.FromSeconds(options.SilenceSeconds), clock, retries: 0);
        await using var services = collection.BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        if (await ListedAsync(address, http, cancellationToken) is { } missing)
            yield return missing;
        else
            yield return await AnswersAsync(address, http, cancellationToken);
    }

    /// <summary>What is wrong, by the provider's list of models; null where nothing is, or it has no such list.</summary>
    private static async Task<Finding?> ListedAsync(ModelAddress address, HttpClient http, CancellationToken cancellationToken)
    {
        if (address.Provider == ModelProvider.Azure)
            return null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.Endpoint, address.Provider == ModelProvider.Ollama ? "api/tags" : "models"));
            if (address.ApiKey is { } key)
                request.Headers.Authorization = new("Bearer", key);
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                return Refused(address);
            if (!response.IsSuccessStatusCode)
                return null;
            var names = NamesIn(await response.Content.ReadAsStringAsync(cancellationToken));
            return names.Count == 0 || names.Any(name => name == address.Name || name == $"{address.Name}:latest") ? null : Missing(address, names);
        }
        catch (Exception error) when (error is HttpRequestException or Polly.Timeout.TimeoutRejectedException)
        {
            return Finding.Fail(Subject, $"{address.Endpoint} cannot be reached ({error.Message.ReplaceLineEndings(" ")}): start what listens there, or correct Bot__Model__Endpoint");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Finding> AnswersAsync(ModelAddress address, HttpClient http, CancellationToken cancellationToken)
    {
        using var metrics = new ModelMetrics();
        var model = new LanguageModel(address, options, http, new UncountedTokens(), metrics, clock);
        var rewriter = new QuestionRewriter(model, metrics, new ModelReport(TextWriter.Null));
        try
        {
            var message = new ChatMessage("And what did she say?", ["Who is the mayor?"]);
            return await model.WorkAsync(limited => rewriter.WriteAsync(message, "en", limited), clock.GetTimestamp(), cancellationToken) is null
                ? Finding.Fail(Subject, $"{address} does not answer in the form it is asked for: choose a model with structured output (JSON schema) in Bot__Model__Name")
                : Finding.Ok(Subject, $"{address} answers in the form it is asked for");
        }
        catch (ModelException error)
        {
            return error switch
            {
                { InnerException: ClientResultException { Status: 401 or 403 } } => Refused(address),
                { InnerException: ClientResultException { Status: 404 } } => Missing(address, []),
                { Failure: ModelFailure.TimedOut } => Finding.Fail(Subject, $"{address} did not answer in time: choose a faster model, or raise Bot__Model__AnswerSeconds and Bot__Model__SilenceSeconds"),
                _ => Finding.Fail(Subject, $"{address} does not answer: {error.Message.ReplaceLineEndings(" ")}"),
            };
        }
    }

    private static Finding Refused(ModelAddress address) => Finding.Fail(Subject, address.ApiKey is null
        ? $"{address.Endpoint} wants a key: set Bot__Model__ApiKey"
        : $"{address.Endpoint} refuses the key: correct Bot__Model__ApiKey");

    private static Finding Missing(ModelAddress address, IReadOnlyList<string> names)
    {
        var kind = address.Provider == ModelProvider.Azure ? "deployment" : "model";
        var there = names.Count == 0 ? "" : $"; it has {string.Join(", ", names.Take(MostNamed))}";
        var fetch = address.Provider == ModelProvider.Ollama ? $", or get it with: ollama pull {address.Name}" : "";
        return Finding.Fail(Subject, $"{address.Endpoint} has no {kind} {address.Name}{there}: correct Bot__Model__Name{fetch}");
    }

    private static IReadOnlyList<string> NamesIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return [];
        if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            return [.. data.EnumerateArray().Select(model => NameIn(model, "id")).OfType<string>()];
        return root.TryGetProperty("models", out var models) && models.ValueKind == JsonValueKind.Array
            ? [.. models.EnumerateArray().Select(model => NameIn(model, "name")).OfType<string>()]
            : [];
    }

    private static string? NameIn(JsonElement model, string member) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty(member, out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
