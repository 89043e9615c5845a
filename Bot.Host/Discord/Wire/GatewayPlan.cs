using System.Text.Json;
using Bot.Host.Configuration;

namespace Bot.Host.Discord.Wire;

/// <summary>Where the gateway is, how many shards share it, and what they share; the same for every client.</summary>
internal sealed partial class GatewayPlan : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private GatewayPlan(Uri first, int shards, GatewayContext context) => (First, Shards, Context) = (first, shards, context);

    /// <summary>The address that sessions begin at.</summary>
    public Uri First { get; }

    public int Shards { get; }

    public GatewayContext Context { get; }

    /// <summary>Asks Discord for as long as it is down.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration.</exception>
    public static async Task<GatewayPlan> AskAsync(
        DiscordApi api, DiscordOptions options, Presence presence, GatewayTimings timings, TimeProvider clock, Random random, ILogger log, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(FirstWait, LongestWait, random);
        var information = await AskAsync(api, backoff, clock, log, cancellationToken);
        var address = new GatewayAddress(new Uri(options.ApiBaseUrl), string.IsNullOrWhiteSpace(options.GatewayUrl) ? null : new Uri(options.GatewayUrl));
        var first = address.First(information.Text("url"));
        var shards = options.Shards > 0 ? options.Shards : Math.Max(1, information.Number("shards") ?? 1);
        var turns = new IdentifyTurns(Limit(information), clock);
        return new GatewayPlan(first, shards, new GatewayContext(options.Token ?? "", options.Intents, address, turns, presence, timings, clock, random, log));
    }

    /// <summary>Runs all shards until cancelled. What stops one, such as a wrong token, stops all.</summary>
    public async Task RunAsync(Func<int, CancellationToken, Task> runShard, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Enumerable.Range(0, Shards).Select(number => runShard(number, stop.Token)).ToList();
        var ended = await Task.WhenAny(running);
        await stop.CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
        await ended;
    }

    public void Dispose() => Context.Turns.Dispose();

    private static SessionStartLimit Limit(JsonElement information)
    {
        var limit = information.Find("session_start_limit") ?? default;
        return new SessionStartLimit(
            limit.Number("total") ?? 1000,
            limit.Number("remaining") ?? 1000,
            TimeSpan.FromMilliseconds(limit.Number("reset_after") ?? 0),
            Math.Max(1, limit.Number("max_concurrency") ?? 1));
    }

    private static async Task<JsonElement> AskAsync(DiscordApi api, Backoff backoff, TimeProvider clock, ILogger log, CancellationToken cancellationToken)
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
