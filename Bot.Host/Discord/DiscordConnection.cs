using System.Security.Cryptography;
using Bot.Host.Configuration;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Host.Discord;

/// <summary>The client of Discord that the settings ask for, with all that it needs.</summary>
internal sealed class DiscordConnection : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly RateLimits limits;

    private DiscordConnection(ServiceProvider services, RateLimits limits, IDiscordClient client, DiscordAttachments attachments) =>
        (this.services, this.limits, Client, Attachments) = (services, limits, client, attachments);

    public IDiscordClient Client { get; }

    public DiscordAttachments Attachments { get; }

    public static DiscordConnection Open(DiscordOptions options, TimeProvider clock, ILoggerFactory? logs = null)
    {
        var collection = new ServiceCollection();
        DiscordClients.AddHttp(collection, options);
        var provider = collection.BuildServiceProvider();
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        var counted = new RateLimits(options.RequestsPerSecond, clock);
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        var api = new DiscordApi(clients, new Uri(options.ApiBaseUrl), options.Token, counted, clock, random);
        var client = DiscordClients.Create(api, options, GatewayTimings.Usual, clock, random, logs ?? NullLoggerFactory.Instance);
        return new DiscordConnection(provider, counted, client, new DiscordAttachments(clients, new Uri(options.ApiBaseUrl), clock));
    }

    /// <summary>Asks Discord who the bot is.</summary>
    /// <exception cref="DiscordException"/>
    public static async Task<DiscordIdentity> IdentifyAsync(IDiscordClient client, DiscordOptions options, CancellationToken cancellationToken)
    {
        var user = await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.CurrentUser), cancellationToken);
        var application = string.IsNullOrWhiteSpace(options.ApplicationId)
            ? (await client.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.CurrentApplication), cancellationToken))?.Text("id")
            : options.ApplicationId;
        return user?.Text("id") is { } id && application is not null
            ? new DiscordIdentity(application, id)
            : throw new DiscordException("GET /users/@me", null, null, "the answer holds no id") { IsTransient = true };
    }

    public async ValueTask DisposeAsync()
    {
        limits.Dispose();
        await services.DisposeAsync();
    }
}
