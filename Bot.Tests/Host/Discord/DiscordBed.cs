using System.Text.Json;
using Bot.Fakes;
using Bot.Fakes.Discord;
using Bot.Host;
using Bot.Host.Configuration;
using Bot.Host.Discord;
using Bot.Host.Discord.Wire;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Discord;

/// <summary>A loopback Discord and a client of it, on a clock that the test drives.</summary>
internal sealed class DiscordBed : IAsyncDisposable
{
    public const string Guild = "41771983444115456";
    public const string Channel = "41771983444115999";
    public const string User = "41771983444110001";

    // The clock runs far ahead of a busy machine's sockets.
    internal static readonly GatewayTimings Timings = GatewayTimings.Usual with { Hello = TimeSpan.FromMinutes(3) };
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(40);

    private readonly ServiceProvider services;
    private readonly RateLimits limits;

    private DiscordBed(LoopbackDiscord discord, FakeTimeProvider clock, Action<DiscordOptions>? configure)
    {
        (Discord, Clock) = (discord, clock);
        var options = new DiscordOptions { Token = discord.Options.Token, ApplicationId = discord.Options.ApplicationId, ApiBaseUrl = discord.ApiBase.ToString() };
        configure?.Invoke(options);
        services = Services(discord, options.Client);
        limits = new RateLimits(options.RequestsPerSecond, clock);
        Api = new DiscordApi(services.GetRequiredService<IHttpClientFactory>(), discord.ApiBase, options.Token, limits, clock, new Random(7));
        Client = DiscordClients.Create(Api, options, Timings, clock, new Random(8), NullLoggerFactory.Instance);
    }

    public LoopbackDiscord Discord { get; }

    public FakeTimeProvider Clock { get; }

    public DiscordApi Api { get; }

    public IDiscordClient Client { get; }

    public DiscordInbox Inbox { get; init; } = new();

    public static async Task<DiscordBed> StartAsync(LoopbackDiscordOptions? options = null, Action<DiscordOptions>? configure = null, DiscordInbox? inbox = null)
    {
        var clock = FerryStory.Clock();
        var discord = await LoopbackDiscord.StartAsync(options, clock);
        discord.State.AddGuild(Guild);
        discord.State.AddChannel(Channel, Guild);
        return new DiscordBed(discord, clock, configure) { Inbox = inbox ?? new DiscordInbox() };
    }

    public static ServiceProvider Services(LoopbackDiscord discord, string client = ChatClients.BuiltIn)
    {
        var collection = new ServiceCollection();
        collection.AddHttpClient(DiscordApi.ClientName).AddHttpMessageHandler(() => new CountingHandler(discord));
        DiscordClients.AddHttp(collection, new DiscordOptions { Client = client, ApiBaseUrl = discord.ApiBase.ToString() });
        return collection.BuildServiceProvider();
    }

    /// <summary>Ends the connection in one of the ways there are, or with a closing code.</summary>
    public void End(string end)
    {
        switch (end)
        {
            case "abort":
                Discord.Gateway.Abort();
                break;
            case "half-open":
                Discord.Gateway.Mute();
                break;
            case "reconnect":
                Discord.Gateway.Send(7);
                break;
            case "invalid-resumable":
                Discord.Gateway.Send(9, true);
                break;
            case "invalid":
                Discord.Gateway.Send(9, false);
                break;
            default:
                Discord.Gateway.Close(int.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    public Task<JsonElement?> SendAsync(DiscordRequest request) => Client.SendAsync(request, CancellationToken.None);

    public Task<T> RunAsync<T>(Task<T> task) => Discord.RunAsync(Clock, task);

    /// <summary>What listens here, if anything: where it ends in an error, nothing more is to be waited for.</summary>
    public Task Listening { get; set; } = Task.CompletedTask;

    public Task PassAsync(Func<bool> until) => Discord.PassAsync(Clock, () => until() || Listening.IsFaulted, Step);

    /// <summary>The texts of the messages that have arrived, as many as are asked for.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(int count)
    {
        using var stop = new CancellationTokenSource();
        var texts = new List<string>();
        var reading = Task.Run(async () =>
        {
            await foreach (var delivery in Inbox.ReadAllAsync(stop.Token))
            {
                texts.Add(delivery.Data.Text("content") ?? "");
                if (texts.Count == count)
                    return;
            }
        });
        await PassAsync(() => reading.IsCompleted);
        Assert.True(reading.IsCompleted, Listening.Exception?.ToString());
        await reading;
        return texts;
    }

    /// <summary>The requests that broke a limit, each with what went on at its address before; empty when none did.</summary>
    public string Violations()
    {
        var broken = Discord.Violations;
        return string.Join('\n', Discord.Requests
            .Where(request => broken.Any(one => one.Path == request.Path))
            .Select(request => $"{request.At:mm:ss.fff} {request.Path} {request.Status} {request.Fault} {request.Violation}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        limits.Dispose();
        await services.DisposeAsync();
    }
}
