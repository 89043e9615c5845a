using Bot.Host.Configuration;

namespace Bot.Host.Discord.Wire;

/// <summary>All shards of the gateway.</summary>
internal sealed class DiscordGateway(DiscordApi api, DiscordOptions options, Presence presence, GatewayTimings timings, TimeProvider clock, Random random, ILogger log)
{
    /// <summary>Until cancelled.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration.</exception>
    public async Task RunAsync(DiscordInbox inbox, CancellationToken cancellationToken)
    {
        using var plan = await GatewayPlan.AskAsync(api, options, presence, timings, clock, random, log, cancellationToken);
        await plan.RunAsync((number, stop) => new GatewayShard(new GatewaySession(number, plan.Shards), plan.First, inbox, plan.Context).RunAsync(stop), cancellationToken);
    }
}
