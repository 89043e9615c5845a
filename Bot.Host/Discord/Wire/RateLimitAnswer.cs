using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Bot.Host.Discord.Wire;

/// <summary>What an answer tells of rate limits (https://docs.discord.com/developers/topics/rate-limits#header-format); null where it does not.</summary>
/// <param name="Bucket">The same for all routes that share a limit.</param>
/// <param name="Reset">When the window ends by Discord's clock, in seconds since 1970: it tells windows apart.</param>
/// <param name="ResetAfter">How long it still lasts.</param>
/// <param name="RetryAfter">Of a 429: how long to wait.</param>
/// <param name="IsGlobal">Of a 429: it is for all requests of the bot.</param>
/// <param name="IsShared">Of a 429: others used the limit up; it does not count as an invalid request.</param>
/// <param name="IsBan">Of a 429: it is from the network in front of Discord, for all requests of this address.</param>
internal sealed record RateLimitAnswer(
    string? Bucket, int? Limit, int? Remaining, double? Reset, TimeSpan? ResetAfter, TimeSpan? RetryAfter, bool IsGlobal, bool IsShared, bool IsBan, bool IsSuccess)
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);

    public static RateLimitAnswer Read(HttpResponseMessage response, JsonElement? body)
    {
        var isLimited = response.StatusCode == HttpStatusCode.TooManyRequests;
        return new RateLimitAnswer(
            Header(response, "X-RateLimit-Bucket"),
            (int?)Number(response, "X-RateLimit-Limit"),
            (int?)Number(response, "X-RateLimit-Remaining"),
            Number(response, "X-RateLimit-Reset"),
            Seconds(Number(response, "X-RateLimit-Reset-After")),
            isLimited ? Pause(response, body) : null,
            IsGlobal: isLimited && (Header(response, "X-RateLimit-Global") == "true" || body?.Find("global") is { ValueKind: JsonValueKind.True }),
            IsShared: isLimited && Header(response, "X-RateLimit-Scope") == "shared",
            IsBan: isLimited && body?.Find("retry_after") is null,
            response.IsSuccessStatusCode);
    }

    private static TimeSpan Pause(HttpResponseMessage response, JsonElement? body)
    {
        // To the millisecond in the body, whole seconds in the header.
        if (body?.Find("retry_after") is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var seconds) && Seconds(seconds) is { } exact)
            return exact;
        return response.Headers.RetryAfter?.Delta ?? UsualPause;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static double? Number(HttpResponseMessage response, string name) =>
        double.TryParse(Header(response, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A day is longer than any limit of Discord's, and keeps nonsense within what a timer can wait.
    private static TimeSpan? Seconds(double? seconds) => seconds is >= 0 and var some ? TimeSpan.FromSeconds(Math.Min(some, 86_400)) : null;
}
