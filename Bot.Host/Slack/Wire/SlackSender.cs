using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Host.Slack.Wire;

/// <summary>How requests to Slack are made, timed out, read and tried again; the same for every client.</summary>
internal sealed class SlackSender(IHttpClientFactory clients, TimeProvider clock, Random random)
{
    // Slack's own clients wait longer; whoever asked waits with us.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int MostAttempts = 6;

    private readonly MethodPauses pauses = new(clock);
    private readonly Backoff backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15), random);

    /// <summary>A form is the one content type that every method takes; what is nested goes as JSON inside it.</summary>
    public static HttpContent Form(JsonObject arguments) =>
        new FormUrlEncodedContent(arguments.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, Text(field.Value!))));

    public static HttpContent Json(JsonObject message) => new StringContent(WireJson.Write(message), Encoding.UTF8, "application/json");

    /// <summary>Keeps to the pauses that Slack asks for, and tries again what may be tried again.</summary>
    /// <exception cref="SlackException"/>
    public async Task<SlackResponse> RepeatAsync(string method, bool repeatable, Func<Task<SlackResponse>> send, CancellationToken cancellationToken)
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

    /// <summary>One attempt.</summary>
    /// <exception cref="SlackException"/>
    public async Task<SlackResponse> SendAsync(string method, Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = create();
            using var response = await clients.CreateClient(SlackWebApi.ClientName).SendAsync(request, either.Token);
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

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : WireJson.Write(value);

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

    internal static string Status(HttpResponseMessage response) => string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}");

    private static string? Member(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static TimeSpan RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);

    private static IReadOnlyList<string> Scopes(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-oauth-scopes", out var values)
            ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
            : [];
}
