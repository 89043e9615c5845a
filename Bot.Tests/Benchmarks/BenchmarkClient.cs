using System.Text.Json.Nodes;
using Bot.Host.Configuration;
using Bot.Host.Discord;
using Bot.Host.Discord.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Benchmarks;

/// <summary>The bot's client of a loopback Discord, as the bot builds it.</summary>
internal sealed class BenchmarkClient : IAsyncDisposable
{
    // Set as if Discord had granted the bot as many: the figure is the client's own.
    private const int RequestsPerSecond = 100_000;
    private const string Token = "loopback.bot.token";

    private readonly ServiceProvider services;
    private readonly RateLimits limits = new(RequestsPerSecond, TimeProvider.System);
    private readonly IDiscordClient client;

    public BenchmarkClient(Uri apiBase, string kind = ChatClients.BuiltIn)
    {
        var collection = new ServiceCollection();
        var options = new DiscordOptions { Client = kind, Token = Token, ApiBaseUrl = apiBase.ToString() };
        DiscordClients.AddHttp(collection, options);
        services = collection.BuildServiceProvider();
        var random = new Random(1);
        var api = new DiscordApi(services.GetRequiredService<IHttpClientFactory>(), apiBase, Token, limits, TimeProvider.System, random);
        client = DiscordClients.Create(api, options, GatewayTimings.Usual, TimeProvider.System, random, NullLoggerFactory.Instance);
    }

    public Task ListenAsync(DiscordInbox inbox, CancellationToken cancellationToken) => client.ListenAsync(inbox, cancellationToken);

    public Task ReplyAsync(DiscordDelivery delivery, CancellationToken cancellationToken) => SendAsync(
        delivery.Data.GetProperty("channel_id").GetString()!,
        new JsonObject { ["message_reference"] = new JsonObject { ["message_id"] = delivery.Data.GetProperty("id").GetString() } },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        limits.Dispose();
        await services.DisposeAsync();
    }

    private Task SendAsync(string channel, JsonObject body, CancellationToken cancellationToken)
    {
        (body["content"], body["allowed_mentions"]) = ("Three coins.", new JsonObject { ["parse"] = new JsonArray() });
        return client.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.Messages(channel), body), cancellationToken);
    }
}
