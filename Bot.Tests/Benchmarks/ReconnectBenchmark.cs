using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Fakes.Discord;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Host.Discord.Wire;
using Bot.Host.Slack;
using Bot.Host.Slack.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Benchmarks;

/// <summary>How long what is said reaches nobody when every connection breaks: from the break to the delivery of a message sent right after it.</summary>
internal static class ReconnectBenchmark
{
    private const int Breaks = 9;
    private const string Guild = "41771983444115456";
    private const string Channel = "41771983444115999";

    // A connection that has lived for less counts as a failure with the built-in clients, and the next one is not tried at once.
    private static readonly TimeSpan CalmOnDiscord = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan CalmOnSlack = TimeSpan.FromSeconds(33);

    /// <returns>Milliseconds.</returns>
    public static async Task<List<double>> DiscordAsync(string kind)
    {
        await using var discord = await LoopbackDiscord.StartAsync(new LoopbackDiscordOptions());
        discord.State.AddGuild(Guild);
        discord.State.AddChannel(Channel, Guild);
        await using var client = new BenchmarkClient(discord.ApiBase, kind);
        var inbox = new DiscordInbox();
        using var stop = new CancellationTokenSource();
        var listening = client.ListenAsync(inbox, stop.Token);
        await discord.Gateway.WhenReadyAsync();
        await using var deliveries = inbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        var times = new List<double>();
        for (var number = 0; number < Breaks; number++)
        {
            await Task.Delay(CalmOnDiscord, TimeProvider.System, CancellationToken.None);
            var started = Stopwatch.GetTimestamp();
            discord.Gateway.Abort();
            discord.People.Say(Channel, "41771983444110001", $"<@{discord.Options.BotUser}> {number}");
            await deliveries.MoveNextAsync();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        await stop.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        return times;
    }

    /// <returns>Milliseconds.</returns>
    public static async Task<List<double>> SlackAsync(string kind)
    {
        await using var slack = await LoopbackSlack.StartAsync();
        slack.State.AddChannel("C1");
        var payloads = new SlackPayloads(slack);
        var collection = new ServiceCollection();
        SlackHttp.AddTo(collection);
        await using var services = collection.BuildServiceProvider();
        var options = new SlackOptions { Client = kind, BotToken = slack.Options.BotToken, AppToken = slack.Options.AppToken, ApiBaseUrl = slack.ApiBase.ToString() };
        var client = SlackClients.Create(services.GetRequiredService<IHttpClientFactory>(), options, SocketTimings.Usual, TimeProvider.System, new Random(1), NullLoggerFactory.Instance);
        var inbox = new SlackInbox(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var listening = client.ListenAsync(inbox, stop.Token);
        var times = new List<double>();
        await using var deliveries = inbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        for (var number = 0; number < Breaks; number++)
        {
            await Task.Delay(CalmOnSlack, TimeProvider.System, CancellationToken.None);
            var started = Stopwatch.GetTimestamp();
            slack.Sockets.Abort();
            slack.Sockets.Send("events_api", Event(slack, payloads, number));
            await deliveries.MoveNextAsync();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            deliveries.Current.Acknowledge();
        }

        await stop.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        return times;
    }

    private static JsonObject Event(LoopbackSlack slack, SlackPayloads payloads, int number) =>
        payloads.Event(payloads.Message(slack.State.Add("C1", threadTs: null, "U1", $"{number}"), "message", Bot.Fakes.Slack.ChannelKind.Public));
}
