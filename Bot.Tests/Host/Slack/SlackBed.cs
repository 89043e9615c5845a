using Bot.Fakes;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Host.Slack;
using Bot.Host.Slack.Wire;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Slack;

/// <summary>A loopback Slack and a client of it, on a clock that the test drives.</summary>
internal sealed class SlackBed : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private SlackBed(LoopbackSlack slack, FakeTimeProvider clock, SocketTimings timings, string client, string? appToken)
    {
        (Slack, Clock) = (slack, clock);
        Payloads = new SlackPayloads(slack);
        services = Services(slack);
        var options = new SlackOptions { Client = client, BotToken = slack.Options.BotToken, AppToken = appToken ?? slack.Options.AppToken, ApiBaseUrl = slack.ApiBase.ToString() };
        Api = new SlackWebApi(services.GetRequiredService<IHttpClientFactory>(), slack.ApiBase, clock, new Random(7));
        Client = SlackClients.Create(services.GetRequiredService<IHttpClientFactory>(), options, timings, clock, new Random(8), NullLoggerFactory.Instance);
    }

    public LoopbackSlack Slack { get; }

    public SlackPayloads Payloads { get; }

    public FakeTimeProvider Clock { get; }

    public SlackWebApi Api { get; }

    public ISlackClient Client { get; }

    public SlackInbox Inbox { get; private init; } = null!;

    public static async Task<SlackBed> StartAsync(
        LoopbackSlackOptions? options = null, SocketTimings? timings = null, int inboxCapacity = 4_096, string client = ChatClients.BuiltIn, string? appToken = null)
    {
        var clock = FerryStory.Clock();
        var slack = await LoopbackSlack.StartAsync(options, clock);
        slack.State.AddChannel("C1");
        slack.State.AddChannel("D1", ChannelKind.Direct);
        return new SlackBed(slack, clock, timings ?? SocketTimings.Usual, client, appToken) { Inbox = new SlackInbox(clock, inboxCapacity) };
    }

    public static ServiceProvider Services(LoopbackSlack slack)
    {
        var collection = new ServiceCollection();
        SlackHttp.AddTo(collection);
        collection.AddHttpClient(SlackWebApi.ClientName).AddHttpMessageHandler(() => new CountingHandler(slack));
        return collection.BuildServiceProvider();
    }

    public Task<SlackResponse> CallAsync(SlackCall call) => Client.CallAsync(call, CancellationToken.None);

    public Task<T> RunAsync<T>(Task<T> task) => Slack.RunAsync(Clock, task);

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        await services.DisposeAsync();
    }
}
