using System.Diagnostics;
using Bot.Host.Configuration;
using Bot.Host.Discord.Wire;

namespace Bot.Benchmarks;

/// <summary>
/// How many events a second go through the gateway client, alone and with a reply each over HTTP, and how long it takes to
/// take in the servers of a large bot. With events, client and loopback Discord share the process, and neither holds to rate limits.
/// </summary>
internal static class DiscordBenchmark
{
    /// <summary>As many replies on their way as a busy bot has; with none waiting for another, all would wait for the socket pool.</summary>
    private const int AtOnce = 64;

    /// <returns>Events a second, and a second of processor time, of client and server together; after a first round that is not counted.</returns>
    public static async Task<(double PerSecond, double PerProcessorSecond)> EventsAsync(int events, bool replies, string kind = ChatClients.BuiltIn)
    {
        await using var discord = await LeanDiscord.StartAsync();
        await using var client = new BenchmarkClient(discord.ApiBase, kind);
        var inbox = new DiscordInbox();
        using var stop = new CancellationTokenSource();
        var listening = client.ListenAsync(inbox, stop.Token);
        await discord.WhenReadyAsync();
        await RoundAsync(discord, client, inbox, events / 4, replies);
        var (started, used) = (Stopwatch.GetTimestamp(), ProcessorTime());
        await RoundAsync(discord, client, inbox, events, replies);
        var (elapsed, work) = (Stopwatch.GetElapsedTime(started), ProcessorTime() - used);
        if (discord.Replies != (replies ? events + (events / 4) : 0))
            throw new InvalidOperationException($"{discord.Replies} replies arrived");
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
            discord.Say();
            await Task.WhenAny(first, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None));
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        using var self = Process.GetCurrentProcess();
        await stop.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        return (elapsed, self.PeakWorkingSet64);
    }

    private static async Task RoundAsync(LeanDiscord discord, BenchmarkClient client, DiscordInbox inbox, int events, bool replies)
    {
        var saying = Task.Run(() => discord.SayAsync(events));
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

    private static bool IsQuestion(DiscordDelivery delivery) => delivery.Type == "MESSAGE_CREATE" && delivery.Data.GetProperty("author").GetProperty("id").GetString() == LeanDiscord.Asker;
}
