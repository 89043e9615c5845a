using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Host.Discord.Wire;

/// <summary>Discord's HTTP API (https://docs.discord.com/developers/reference#http-api).</summary>
/// <param name="apiBase">Ends with a slash.</param>
/// <param name="token">The bot's; null for a bot that only answers interactions.</param>
internal sealed class DiscordApi(IHttpClientFactory clients, Uri apiBase, string? token, RateLimits limits, TimeProvider clock, Random random)
{
    public const string ClientName = "discord";

    // Whoever asked waits with us.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(1);

    // The first answer to an interaction counts for three seconds; half of them is left for another attempt.
    private static readonly TimeSpan CallbackPatience = TimeSpan.FromSeconds(1.5);
    private const int MostAttempts = 6;

    private readonly Backoff backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15), random);
    private readonly InvalidRequests invalid = new(clock);
    private volatile bool isTokenRefused;

    /// <summary>Null is an answer without a body.</summary>
    /// <exception cref="DiscordException"/>
    public async Task<JsonElement?> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        var mayBeDone = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendOnceAsync(request, cancellationToken);
            }
            catch (DiscordException error) when (mayBeDone && request.Route.IsCallback && error.Code == DiscordErrors.AlreadyAcknowledged)
            {
                // It was done the time before, and the answer was lost.
                return null;
            }
            catch (DiscordException error) when (error.IsTransient && attempt < MostAttempts && (request.Repeatable || !error.MayBeDone))
            {
                mayBeDone |= error.MayBeDone;
                // A rate limit is waited for where it is counted.
                if (error.RetryAfter is null)
                    await Task.Delay(backoff.After(attempt), clock, cancellationToken);
            }
        }
    }

    private async Task<JsonElement?> SendOnceAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        var pass = await limits.EnterAsync(request, cancellationToken);
        RateLimitAnswer? told = null;
        try
        {
            Refuse(request);
            using var timeout = new CancellationTokenSource(request.Route.IsCallback ? CallbackPatience : request.File is null ? Patience : FilePatience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            using var message = Message(request);
            using var response = await clients.CreateClient(ClientName).SendAsync(message, either.Token);
            var body = Parse(await response.Content.ReadAsByteArrayAsync(either.Token));
            told = RateLimitAnswer.Read(response, body);
            return response.IsSuccessStatusCode ? body : throw Failure(request, (int)response.StatusCode, body, told);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DiscordException(request.ToString(), null, null, "timed out", error) { IsTransient = true, MayBeDone = true };
        }
        catch (HttpRequestException error)
        {
            var neverSent = error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
            throw new DiscordException(request.ToString(), null, null, "unreachable", error) { IsTransient = true, MayBeDone = !neverSent };
        }
        finally
        {
            limits.Leave(pass, told);
        }
    }

    /// <summary>Throws where sending would only do harm.</summary>
    private void Refuse(DiscordRequest request)
    {
        if (isTokenRefused && !request.Route.IsInteraction)
            throw new DiscordException(request.ToString(), 401, null, "not sent, as Discord refused the token");
        if (invalid.Pause() is { } pause)
            throw new DiscordException(request.ToString(), null, null, "not sent, as Discord refused too many requests of late") { IsTransient = true, RetryAfter = pause };
    }

    private DiscordException Failure(DiscordRequest request, int status, JsonElement? body, RateLimitAnswer told)
    {
        if (status is 401 or 403 || (status == 429 && !told.IsShared))
            invalid.Add();
        if (status == 401 && !request.Route.IsInteraction)
            isTokenRefused = true;
        // Discord leaves the code 0 where it has none.
        var code = body?.Number("code") is { } number and not 0 ? number : (int?)null;
        return new DiscordException(request.ToString(), status, code, Reason(status, body))
        {
            IsTransient = status is 429 or >= 500,
            MayBeDone = status >= 500,
            RetryAfter = told.RetryAfter,
        };
    }

    private static string Reason(int status, JsonElement? body)
    {
        var message = body?.Text("message") ?? ((HttpStatusCode)status).ToString();
        // Which field of the request is wrong, and why: without it nobody can mend it.
        return body?.Find("errors") is { } errors ? $"{message} {Shortened(errors.GetRawText())}" : message;
    }

    private static string Shortened(string text) => text.Length <= 500 ? text : $"{text[..500]}…";

    private HttpRequestMessage Message(DiscordRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(apiBase, request.Route.Path));
        // An interaction's token is in its path, and says enough.
        if (!request.Route.IsInteraction)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", token);
        if (request.Reason is { } reason)
            message.Headers.Add("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        if (request.Body is { } body)
            message.Content = Content(body, request.File);
        return message;
    }

    /// <summary>With a file, the body is a part beside it (https://docs.discord.com/developers/reference#uploading-files).</summary>
    private static HttpContent Content(JsonNode body, OutgoingFile? file)
    {
        var json = new StringContent(WireJson.Write(body), Encoding.UTF8, "application/json");
        return file is null ? json : new MultipartFormDataContent { { json, "payload_json" }, { new ByteArrayContent(file.Content), "files[0]", file.Name } };
    }

    /// <summary>Null where there is none, or it is no JSON: what stands in front of Discord answers with pages.</summary>
    private static JsonElement? Parse(byte[] body)
    {
        if (body.Length == 0)
            return null;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
