using Bot.Host.Discord.Wire;
using Discord;
using Discord.WebSocket;

namespace Bot.Host.Discord;

/// <summary>One shard on Discord.Net, begun anew where Discord.Net has given up without a word.</summary>
internal sealed partial class DiscordNetShard(int number, GatewayPlan plan, DiscordInbox inbox)
{
    // Discord.Net waits a minute at most between two attempts; where there was none for longer, there will be no more.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private const int MostSilent = 15;

    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);

    private GatewayContext Context => plan.Context;

    /// <summary>Until cancelled.</summary>
    /// <exception cref="DiscordException">It cannot go on without a change of the configuration.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await RunOnceAsync(cancellationToken);
            LogSilent(Context.Log, number);
        }
    }

    /// <summary>Until Discord.Net has given up.</summary>
    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var socket = new DiscordNetSocket(number, plan, inbox, stop.Token);
        await using var client = new DiscordSocketClient(Configuration(socket));
        var (connected, disconnected) = (NewSignal(), NewSignal());
        client.Log += LogAsync;
        client.Connected += () => SignalAsync(connected);
        client.Disconnected += error => SignalAsync(disconnected, when: stop.IsCancellationRequested);
        // It would look at the token's form, and Discord does that better.
        await client.LoginAsync(TokenType.Bot, Context.Token, validateToken: false);
        var showing = ShowPresenceAsync(client, connected.Task, stop.Token);
        await client.StartAsync();
        try
        {
            await await Task.WhenAny(socket.Fatal, WatchAsync(client, stop.Token));
        }
        finally
        {
            await stop.CancelAsync();
            await showing.ContinueWith(_ => { }, TaskScheduler.Default);
            await client.StopAsync();
            if (client.ConnectionState != ConnectionState.Disconnected)
                await disconnected.Task.WaitAsync(Leaving, TimeProvider.System, CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private DiscordSocketConfig Configuration(DiscordNetSocket socket) => new()
    {
        ShardId = number,
        TotalShards = plan.Shards,
        GatewayIntents = (GatewayIntents)Context.Intents,
        // Named, so that Discord.Net asks for no gateway: it would repeat that for ever where the token is wrong.
        GatewayHost = plan.First.ToString(),
        WebSocketProvider = () => socket,
        // The socket has its own patience, and a turn to begin a session may be long in coming.
        ConnectionTimeout = Timeout.Infinite,
        HandlerTimeout = null,
        LogLevel = LogSeverity.Info,
        LogGatewayIntentWarnings = false,
    };

    /// <summary>On Discord.Net's own clock, which is the machine's: it counts its waits.</summary>
    private static async Task WatchAsync(DiscordSocketClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Poll, TimeProvider.System);
        for (var silent = 0; silent < MostSilent;)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            silent = client.ConnectionState == ConnectionState.Disconnected ? silent + 1 : 0;
        }
    }

    private async Task ShowPresenceAsync(DiscordSocketClient client, Task connected, CancellationToken cancellationToken)
    {
        // A session begins with what was set before.
        var version = Context.Presence.Version;
        if (Context.Presence.Text is { } text)
            await TryShowAsync(client, text);
        await connected.WaitAsync(cancellationToken);
        while (true)
        {
            await Context.Presence.WhenNewerAsync(version, cancellationToken);
            version = Context.Presence.Version;
            await TryShowAsync(client, Context.Presence.Text);
            await Task.Delay(Context.Timings.Presence, Context.Clock, cancellationToken);
        }
    }

    private async Task TryShowAsync(DiscordSocketClient client, string? text)
    {
        try
        {
            await client.SetCustomStatusAsync(text);
        }
#pragma warning disable CA1031 // It is decoration, and a session that begins later has it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogWarning(Context.Log, number, error.Message);
        }
    }

    private Task LogAsync(LogMessage message)
    {
        if (message.Severity <= LogSeverity.Warning)
            LogWarning(Context.Log, number, message.Exception?.Message ?? message.Message);
        else
            LogStep(Context.Log, number, message.Message);
        return Task.CompletedTask;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task SignalAsync(TaskCompletionSource signal, bool when = true)
    {
        if (when)
            signal.TrySetResult();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord shard {Shard} was given up by Discord.Net, and begins anew")]
    private static partial void LogSilent(ILogger log, int shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord shard {Shard}: {Text}")]
    private static partial void LogWarning(ILogger log, int shard, string text);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord shard {Shard}: {Text}")]
    private static partial void LogStep(ILogger log, int shard, string text);
}
