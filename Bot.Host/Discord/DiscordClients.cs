using Bot.Host.Configuration;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Makes the client that the settings ask for. Requests, their limits and repetitions are the same for both.</summary>
internal static class DiscordClients
{
    public static IDiscordClient Create(DiscordApi api, DiscordOptions options, GatewayTimings timings, TimeProvider clock, Random random, ILoggerFactory logs) =>
#if CHAT_SDKS
        ChatClients.IsSdk(options.Client) ? new DiscordNetClient(api, options, timings, clock, random, logs) :
#endif
        new DiscordClient(api, options, timings, clock, random, logs);

    public static IHttpClientBuilder AddHttp(IServiceCollection services, DiscordOptions options)
    {
        var client = DiscordHttp.AddTo(services);
#if CHAT_SDKS
        if (ChatClients.IsSdk(options.Client))
            client.AddHttpMessageHandler(() => new DiscordNetTransport(new Uri(options.ApiBaseUrl)));
#endif
        return client;
    }
}
