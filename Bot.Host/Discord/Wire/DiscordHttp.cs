using System.Net;

namespace Bot.Host.Discord.Wire;

/// <summary>The HTTP client for Discord.</summary>
internal static class DiscordHttp
{
    // Discord refuses clients that do not name themselves so (https://docs.discord.com/developers/reference#user-agent).
    private const string UserAgent = "DiscordBot (self-hosted, 1.0) Docket";

    public static IHttpClientBuilder AddTo(IServiceCollection services) => services
        .AddHttpClient(DiscordApi.ClientName, client =>
        {
            // DiscordApi has its own patience, on the bot's clock.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = 16 * 1024 * 1024;
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A token must not follow a redirection to somebody else.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        // The default logs every request, with the tokens of interactions in their paths.
        .RemoveAllLoggers();
}
