using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Fakes.Slack;

/// <summary>Slack's requests to an app with a public address, signed (https://docs.slack.dev/authentication/verifying-requests-from-slack).</summary>
public sealed class SignedRequests(HttpClient client, string secret, TimeProvider clock)
{
    public Task<HttpResponseMessage> EventAsync(JsonObject payload) => PostAsync("slack/events", payload.ToJsonString(), "application/json");

    public Task<HttpResponseMessage> CommandAsync(JsonObject fields) => PostAsync("slack/commands", Form(fields), "application/x-www-form-urlencoded");

    public Task<HttpResponseMessage> InteractionAsync(JsonObject payload) =>
        PostAsync("slack/interactions", Form(new JsonObject { ["payload"] = payload.ToJsonString() }), "application/x-www-form-urlencoded");

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type) => client.SendAsync(Request(path, body, type, clock.GetUtcNow()));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>A request signed at a time, with a wrong secret if one is given.</summary>
    public HttpRequestMessage Request(string path, string body, string type, DateTimeOffset at, string? otherSecret = null)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(otherSecret ?? secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(hash)}");
        return request;
    }

    public static string Form(JsonObject fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value?.ToString() ?? "").Replace("%20", "+", StringComparison.Ordinal)}"));
}
