namespace Bot.Host.Slack.Wire;

/// <summary>The HTTP client for Slack.</summary>
internal static class SlackHttp
{
    public static void AddTo(IServiceCollection services) => services
        .AddHttpClient(SlackWebApi.ClientName, client =>
        {
            // SlackWebApi has its own patience, on the bot's clock.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = 4 * 1024 * 1024;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A token must not follow a redirection to somebody else.
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        // The default logs every request, with the addresses that answer in somebody's name.
        .RemoveAllLoggers();
}
