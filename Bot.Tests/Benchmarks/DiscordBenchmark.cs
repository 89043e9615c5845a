using System.Diagnostics;
using System.Globalization;
using Bot.Fakes.Discord;
using Bot.Host.Discord.Wire;

namespace Bot.Benchmarks;

/// <summary>
/// How many events a second go through the gateway client, alone and with a reply each over HTTP, and how long it takes to
/// take in the servers of a large bot. With events, client and loopback Discord share the process, and neither holds to rate limits.
/// </summary>
internal static class DiscordBenchmark
{
    private const string Guild = "41771983444115456";
    private const int Channels = 64;

    /// <summary>As many replies on their way as a busy bot has; with none waiting for another, all would wait for the socket pool.</summary>
    private const int AtOnce = 64;

    /// <returns>Events a second, and a second of processor time, of client and loopback Discord together; after a first round that is not counted.</returns>
    public static async Task<(double PerSecond, double PerProcessorSecond)> EventsAsync(int events, bool replies)
    {
        await using var discord = await LoopbackDiscord.StartAsync(new LoopbackDiscordOptions { Limits = _ => null, RequestsPerSecond = 0, PrivilegedIntents = 1 << 15 });
        discord.State.AddGuild(Guild);
        foreach (var channel in Enumerable.Range(0, Channels))
            discord.State.AddChannel(Id(channel), Guild);
        await using var client = new BenchmarkClient(discord.ApiBase);
        var inbox = new DiscordInbox();
        using var stop = new CancellationTokenSource();
        var listening = client.ListenAsync(inbox, stop.Token);
        await discord.Gateway.WhenReadyAsync();
        await RoundAsync(discord, client, inbox, events / 4, replies);
        var (started, used) = (Stopwatch.GetTimestamp(), ProcessorTime());
        await RoundAsync(discord, client, inbox, events, replies);
        var (elapsed, work) = (Stopwatch.GetElapsedTime(started), ProcessorTime() - used);
        await stop.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        return (events / elapsed.TotalSeconds, events / work.TotalSeconds);
    }

    /// <summary>The loopback Discord is another process here, so that the figures are the client's own.</summary>
    /// <returns>From connecting to the first event after the last server, and the most memory the process had by then.</returns>
    public static async Task<(TimeSpan Elapsed, long PeakBytes)> ServersAsync(int servers)
    {
        using var discord = ServerProcess.Start(servers);
        await using var client = new BenchmarkClient(await discord.ApiBaseAsync());
        var inbox = new DiscordInbox();
        using var stop = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        var listening = client.ListenAsync(inbox, stop.Token);
        var first = inbox.ReadAllAsync(CancellationToken.None).FirstAsync().AsTask();
        // An event reaches a session once there is one, and comes after all servers then.
        while (!first.IsCompleted)
        {
            await client.PostAsync(ServerProcess.Channel, CancellationToken.None);
            await Task.WhenAny(first, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None));
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        using var self = Process.GetCurrentProcess();
        await stop.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        return (elapsed, self.PeakWorkingSet64);
    }

    private static async Task RoundAsync(LoopbackDiscord discord, BenchmarkClient client, DiscordInbox inbox, int events, bool replies)
    {
        var saying = Task.Run(() =>
        {
            for (var number = 0; number < events; number++)
                discord.People.Say(Id(number % Channels), "1", $"<@{discord.Options.BotUser}> what does it cost?");
        });
        await Parallel.ForEachAsync(
            inbox.ReadAllAsync(CancellationToken.None).Where(IsQuestion).Take(events),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (delivery, stop) =>
            {
                if (replies)
                    await client.ReplyAsync(delivery, stop);
            });
        await saying;
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static bool IsQuestion(DiscordDelivery delivery) => delivery.Type == "MESSAGE_CREATE" && delivery.Data.GetProperty("author").GetProperty("id").GetString() == "1";

    private static string Id(long number) => (41_771_983_444_116_000 + number).ToString(CultureInfo.InvariantCulture);
}
