using System.Text.Json;
using Bot.Host.Configuration;

namespace Bot.Host.Discord.Wire;

/// <summary>All shards of the gateway.</summary>
internal sealed partial class DiscordGateway(DiscordApi api, DiscordOptions options, Presence presence, GatewayTimings timings, TimeProvider clock, Random random, ILogger log)
{
    private readonly Backoff backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), random);

    /// <summary>Until cancelled.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration.</exception>
    public async Task RunAsync(DiscordInbox inbox, CancellationToken cancellationToken)
    {
        var information = await AskAsync(cancellationToken);
        var address = new GatewayAddress(new Uri(options.ApiBaseUrl), string.IsNullOrWhiteSpace(options.GatewayUrl) ? null : new Uri(options.GatewayUrl));
        var first = address.First(information.Text("url"));
        var shards = options.Shards > 0 ? options.Shards : Math.Max(1, information.Number("shards") ?? 1);
        using var turns = new IdentifyTurns(Limit(information), clock);
        var context = new GatewayContext(options.Token ?? "", options.Intents, address, turns, presence, timings, clock, random, log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Enumerable.Range(0, shards)
            .Select(number => new GatewayShard(new GatewaySession(number, shards), first, inbox, context).RunAsync(stop.Token))
            .ToList();
        // What stops one shard, such as a wrong token, stops all.
        var ended = await Task.WhenAny(running);
        await stop.CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
        await ended;
    }

    private static SessionStartLimit Limit(JsonElement information)
    {
        var limit = information.Find("session_start_limit") ?? default;
        return new SessionStartLimit(
            limit.Number("total") ?? 1000,
            limit.Number("remaining") ?? 1000,
            TimeSpan.FromMilliseconds(limit.Number("reset_after") ?? 0),
            Math.Max(1, limit.Number("max_concurrency") ?? 1));
    }

    private async Task<JsonElement> AskAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await api.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.GatewayBot), cancellationToken) ?? default;
            }
            catch (DiscordException error) when (error.IsTransient)
            {
                // Discord is down; the bot is there when it comes back.
                LogDown(log, error.Message);
                await Task.Delay(backoff.After(failures), clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord cannot be asked for its gateway: {Reason}")]
    private static partial void LogDown(ILogger log, string reason);
}
