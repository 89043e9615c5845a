using System.Text.Json.Nodes;
using Bot.Host.Configuration;

namespace Bot.Host.Slack.Wire;

/// <summary>The built-in client: Web API over HTTP, Socket Mode over WebSockets of the framework, no package of Slack's.</summary>
internal sealed class SlackClient(SlackWebApi api, SlackOptions options, SocketTimings timings, TimeProvider clock, Random random, ILoggerFactory logs) : ISlackClient
{
    private readonly string botToken = options.BotToken ?? "";

    public Task ListenAsync(SlackInbox inbox, CancellationToken cancellationToken) =>
        new SocketMode(api, options.AppToken ?? "", timings, clock, random, logs.CreateLogger<SocketMode>()).RunAsync(inbox, cancellationToken);

    public Task<SlackResponse> CallAsync(SlackCall call, CancellationToken cancellationToken) => api.CallAsync(call, botToken, cancellationToken);

    public Task RespondAsync(string responseUrl, JsonObject message, CancellationToken cancellationToken) =>
        api.RespondAsync(responseUrl, message, cancellationToken);

    public Task<byte[]> DownloadAsync(string address, int most, CancellationToken cancellationToken) => api.DownloadAsync(address, botToken, most, cancellationToken);

    public Task UploadAsync(string address, byte[] content, CancellationToken cancellationToken) => api.UploadAsync(address, content, cancellationToken);
}
