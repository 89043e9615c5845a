using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Core.Ingestion.Web;

namespace Bot.Host.Slack.Wire;

/// <summary>Slack's Web API over HTTP (https://docs.slack.dev/apis/web-api).</summary>
/// <param name="apiBase">Ends with a slash.</param>
internal sealed class SlackWebApi(IHttpClientFactory clients, Uri apiBase, TimeProvider clock, Random random)
{
    public const string ClientName = "slack";

    // Slack's own clients wait longer; whoever asked waits with us.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(1);
    private const int MostAttempts = 6;

    private readonly MethodPauses pauses = new(clock);
    private readonly Backoff backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15), random);

    /// <exception cref="SlackException"/>
    public async Task<SlackResponse> CallAsync(SlackCall call, string token, CancellationToken cancellationToken)
    {
        var address = new Uri(apiBase, call.Method);
        return await RepeatAsync(call.Method, call.Repeatable, () => SendAsync(call.Method, () => Request(address, call.Arguments, token), cancellationToken), cancellationToken);
    }

    /// <summary>Posts a message to a response address. The token stays here: the address came from outside.</summary>
    /// <exception cref="SlackException"/>
    public async Task RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellationToken)
    {
        const string Operation = "response_url";
        var address = SlackAddress.Trusted(responseUrl, apiBase) ?? throw new SlackException(Operation, "untrusted_address");
        // A private answer that may come twice is better than none: no one can look up whether it came.
        await RepeatAsync(Operation, repeatable: true, () => SendAsync(Operation, () => Request(address, message), cancellationToken), cancellationToken);
    }

    /// <summary>Reads a file. The token goes to Slack's hosts only.</summary>
    /// <exception cref="SlackException"/>
    public async Task<byte[]> DownloadAsync(string address, string token, int most, CancellationToken cancellationToken)
    {
        const string Operation = "download";
        using var request = new HttpRequestMessage(HttpMethod.Get, TrustedFile(Operation, address));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await TransferAsync(
            Operation, request,
            async (body, stop) => await StreamLimit.ReadAsync(body, most, stop) ?? throw new SlackException(Operation, "too_large"),
            cancellationToken);
    }

    /// <summary>Sends a file. The token stays here: the address says enough.</summary>
    /// <exception cref="SlackException"/>
    public async Task UploadAsync(string address, byte[] content, CancellationToken cancellationToken)
    {
        const string Operation = "upload";
        using var request = new HttpRequestMessage(HttpMethod.Post, TrustedFile(Operation, address)) { Content = new ByteArrayContent(content) };
        await TransferAsync(Operation, request, (_, _) => Task.FromResult(true), cancellationToken);
    }

    private Uri TrustedFile(string operation, string address) => SlackAddress.TrustedFile(address, apiBase) ?? throw new SlackException(operation, "untrusted_address");

    private async Task<T> TransferAsync<T>(string operation, HttpRequestMessage request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(FilePatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
                throw new SlackException(operation, Status(response));
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return await read(body, either.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SlackException(operation, SlackErrors.TimedOut, error) { IsTransient = true };
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new SlackException(operation, SlackErrors.Unreachable, error) { IsTransient = true };
        }
    }

    private static HttpRequestMessage Request(Uri address, JsonObject arguments, string token)
    {
        // A form is the one content type that every method takes; what is nested goes as JSON inside it.
        var fields = arguments.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, Text(field.Value!)));
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static HttpRequestMessage Request(Uri address, JsonObject message) =>
        new(HttpMethod.Post, address) { Content = new StringContent(WireJson.Write(message), Encoding.UTF8, "application/json") };

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : WireJson.Write(value);

    private async Task<SlackResponse> RepeatAsync(string method, bool repeatable, Func<Task<SlackResponse>> send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await pauses.WaitAsync(method, cancellationToken);
            try
            {
                return await send();
            }
            catch (SlackException error) when (error.IsTransient && (repeatable || !error.MayBeDone))
            {
                if (error.RetryAfter is { } pause)
                    pauses.Pause(method, pause);
                if (attempt == MostAttempts)
                    throw;
                await Task.Delay(backoff.After(attempt), clock, cancellationToken);
            }
        }
    }

    private async Task<SlackResponse> SendAsync(string method, Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = create();
            using var response = await clients.CreateClient(ClientName).SendAsync(request, either.Token);
            return Read(method, response, await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SlackException(method, SlackErrors.TimedOut, error) { IsTransient = true, MayBeDone = true };
        }
        catch (HttpRequestException error)
        {
            var neverSent = error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
            throw new SlackException(method, SlackErrors.Unreachable, error) { IsTransient = true, MayBeDone = !neverSent };
        }
    }

    private static SlackResponse Read(string method, HttpResponseMessage response, string body)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackException(method, SlackErrors.RateLimited) { IsTransient = true, RetryAfter = RetryAfter(response) };
        if ((int)response.StatusCode >= 500)
            throw new SlackException(method, Status(response)) { IsTransient = true, MayBeDone = true };
        var json = Parse(body);
        if (json?.TryGetProperty("error", out var error) == true && error.GetString() is { } code)
        {
            throw new SlackException(method, code)
            {
                Needed = Member(json.Value, "needed"),
                Provided = Member(json.Value, "provided"),
                IsTransient = SlackErrors.IsTransient(code),
                MayBeDone = SlackErrors.IsHalfway(code),
            };
        }

        return response.IsSuccessStatusCode
            ? new SlackResponse(json ?? default, Scopes(response))
            : throw new SlackException(method, Status(response));
    }

    /// <summary>Null where it is no JSON object: a response address answers with a plain <c>ok</c>.</summary>
    private static JsonElement? Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Status(HttpResponseMessage response) => string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}");

    private static string? Member(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static TimeSpan RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);

    private static IReadOnlyList<string> Scopes(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-oauth-scopes", out var values)
            ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
            : [];
}
