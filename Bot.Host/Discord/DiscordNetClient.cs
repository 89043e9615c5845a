using System.Text.Json;
using Bot.Host.Configuration;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>
/// Discord.Net as the client: its gateway sessions, heartbeats and reconnecting, with payloads handed on as they are. Requests keep to the
/// bot's own limits, whatever sends them.
/// </summary>
internal sealed class DiscordNetClient(DiscordApi api, DiscordOptions options, GatewayTimings timings, TimeProvider clock, Random random, ILoggerFactory logs) : IDiscordClient
{
    private readonly Presence presence = new();

    public async Task ListenAsync(DiscordInbox inbox, CancellationToken cancellationToken)
    {
        var log = logs.CreateLogger<DiscordNetClient>();
        using var plan = await GatewayPlan.AskAsync(api, options, presence, timings, clock, random, log, cancellationToken);
        await plan.RunAsync((number, stop) => new DiscordNetShard(number, plan, inbox).RunAsync(stop), cancellationToken);
    }

    public Task<JsonElement?> SendAsync(DiscordRequest request, CancellationToken cancellationToken) => api.SendAsync(request, cancellationToken);

    public void SetPresence(string text) => presence.Set(text);
}
