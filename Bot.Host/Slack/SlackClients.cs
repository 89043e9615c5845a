using Bot.Host.Configuration;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>Makes the client that the settings ask for.</summary>
internal static class SlackClients
{
    public static ISlackClient Create(IHttpClientFactory clients, SlackOptions options, SocketTimings timings, TimeProvider clock, Random random, ILoggerFactory logs) =>
#if CHAT_SDKS
        ChatClients.IsSdk(options.Client) ? new SlackNetClient(clients, options, timings, clock, random, logs) :
#endif
        new SlackClient(new SlackWebApi(clients, new Uri(options.ApiBaseUrl), clock, random), options, timings, clock, random, logs);
}
