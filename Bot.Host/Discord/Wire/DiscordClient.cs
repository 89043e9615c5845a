using System.Text.Json;
using Bot.Host.Configuration;

namespace Bot.Host.Discord.Wire;

/// <summary>The built-in client: HTTP and WebSockets of the framework, no package for Discord.</summary>
internal sealed class DiscordClient(DiscordApi api, DiscordOptions options, GatewayTimings timings, TimeProvider clock, Random random, ILoggerFactory logs) : IDiscordClient
{
    private readonly Presence presence = new();

    public Task ListenAsync(DiscordInbox inbox, CancellationToken cancellationToken) =>
        new DiscordGateway(api, options, presence, timings, clock, random, logs.CreateLogger<DiscordGateway>()).RunAsync(inbox, cancellationToken);

    public Task<JsonElement?> SendAsync(DiscordRequest request, CancellationToken cancellationToken) => api.SendAsync(request, cancellationToken);

    public void SetPresence(string text) => presence.Set(text);
}
