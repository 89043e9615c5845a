using System.Text.Json.Nodes;
using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Host.Slack;
using Bot.Host.Slack.Wire;
using Bot.Tests.Chat;
using Bot.Tests.Fixtures;
using Bot.Tests.Ingestion.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Host.Slack;

/// <summary>The bot in a loopback Slack, from the wire to the store: by Socket Mode, or by signed requests.</summary>
internal sealed class SlackRun : IAsyncDisposable
{
    public const string Channel = "C1";
    public const string Direct = "D1";
    public const string User = "U1";

    // Where a test locks the store on purpose, it should not wait for long.
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(200);

    private readonly TempDirectory folder = new();
    private readonly ChatMetrics metrics = new();
    private readonly bool isSocket;
    private ServiceProvider services = null!;
    private WebApplication? server;
    private HttpClient? requests;
    private ModerationBed moderation = null!;

    private SlackRun(bool isSocket) => this.isSocket = isSocket;

    public FakeTimeProvider Clock { get; } = FerryStory.Clock();

    public LoopbackSlack Slack { get; private set; } = null!;

    public SlackPayloads Payloads { get; private set; } = null!;

    public SqliteStore Store { get; private set; } = null!;

    public ChatService Chat { get; private set; } = null!;

    public SlackApp App { get; private set; } = null!;

    public SignedRequests Requests { get; private set; } = null!;

    public List<string> Reports { get; } = [];

    public ChatOptions Options { get; } = new() { UserQuestionsPerMinute = 10_000, WorkspaceQuestionsPerMinute = 1_000_000 };

    public Ask Ask { get; set; } = (message, _) => Task.FromResult(ChatRun.Echo(message));

    /// <summary>What the bot speaks with Slack with.</summary>
    public string Client { get; private init; } = ChatClients.BuiltIn;

    public string Moderators { get; init; } = "U9";

    public string? ModeratorGroup { get; set; }

    /// <summary>From which sources may be added, besides public addresses.</summary>
    public LoopbackSite? Site { get; set; }

    public IModerationStore Moderation => Store.Moderation;

    public string StorePath => folder.File("bot.db");

    /// <summary>What stands of the bot in channels.</summary>
    public IReadOnlyList<SlackMessage> Posted => [.. Slack.State.Messages.Where(message => message.User == Slack.Options.BotUser)];

    public IReadOnlyList<EphemeralMessage> Ephemerals => [.. Slack.State.Ephemerals];

    public static async Task<SlackRun> StartAsync(
        bool isSocket = true, Action<SlackRun>? prepare = null, LoopbackSlackOptions? options = null, string client = ChatClients.BuiltIn)
    {
        var run = new SlackRun(isSocket) { Client = client };
        run.Slack = await LoopbackSlack.StartAsync(options, run.Clock);
        run.Payloads = new SlackPayloads(run.Slack);
        run.services = SlackBed.Services(run.Slack);
        run.Slack.State.AddChannel(Channel);
        run.Slack.State.AddChannel("C2", hasBot: false);
        run.Slack.State.AddChannel("C3");
        run.Slack.State.AddChannel(Direct, ChannelKind.Direct);
        run.Store = await SqliteStore.OpenAsync(run.StorePath, run.Clock, LockPatience, CancellationToken.None);
        prepare?.Invoke(run);
        await run.StartBotAsync();
        return run;
    }

    public async Task StartBotAsync()
    {
        var options = new SlackOptions
        {
            Client = Client,
            BotToken = Slack.Options.BotToken,
            AppToken = isSocket ? Slack.Options.AppToken : null,
            SigningSecret = isSocket ? null : Slack.Options.SigningSecret,
            ApiBaseUrl = Slack.ApiBase.ToString(),
            Moderators = Moderators,
            ModeratorGroup = ModeratorGroup,
        };
        Chat = new ChatService(Store.Chat, (message, token) => Ask(message, token), Options, Clock, new Random(5), metrics, NullLogger<ChatService>.Instance);
        var random = new Random(6);
        var client = SlackClients.Create(services.GetRequiredService<IHttpClientFactory>(), options, SocketTimings.Usual, Clock, random, NullLoggerFactory.Instance);
        App = new SlackApp(client, options, [new SuggestedPrompt("Fares?", "What does the ferry cost?")], Clock, random, NullLoggerFactory.Instance);
        await Chat.StartAsync([App.Adapter], CancellationToken.None);
        if (!isSocket)
            await ServeAsync();
        moderation = new ModerationBed(Store, Chat, App.Suggestions, Site, Clock);
        App.Start(Chat, moderation.Commands, Reports.Add);
    }

    /// <summary>Stops as a shutdown does, and starts again on the same store.</summary>
    public async Task RestartAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
    }

    /// <summary>Ends the bot wherever it is, as a crash does.</summary>
    /// <param name="requests">Those it has not answered.</param>
    public async Task CrashAsync(params Task[] requests)
    {
        Slack.Sockets.Abort();
        await Slack.SettleAsync(() => Slack.Sockets.Open == 0);
        await Slack.RunAsync(Clock, App.DisposeAsync().AsTask());
        await Task.WhenAll(requests);
        await EndAsync();
    }

    /// <summary>Keeps the bot from writing to its store, until disposed.</summary>
    public IDisposable LockStore()
    {
        var other = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return other;
    }

    /// <summary>Lets time pass until something holds.</summary>
    public Task UntilAsync(Func<bool> holds) => Slack.PassAsync(Clock, holds);

    /// <summary>Delivers events, and waits until each is acknowledged.</summary>
    public async Task DeliverAsync(params IEnumerable<JsonObject> events)
    {
        foreach (var item in events)
            await SendAsync("events_api", item, () => Requests.EventAsync(item));
    }

    public Task CommandAsync(string text, string channel = Channel, string user = User, string command = "/ask") => DeliverCommandAsync(Payloads.Command(channel, user, text, command));

    public Task DeliverCommandAsync(JsonObject command) => SendAsync("slash_commands", command, () => Requests.CommandAsync(command));

    public Task InteractAsync(JsonObject payload) => SendAsync("interactive", payload, () => Requests.InteractionAsync(payload));

    /// <summary>Somebody writes a message, and Slack tells the bot.</summary>
    public async Task<SlackMessage> SayAsync(string text, string channel = Channel, string user = User, string? threadTs = null)
    {
        var (message, events) = Payloads.Say(channel, user, text, threadTs);
        await DeliverAsync(events);
        return message;
    }

    public async Task<SlackMessage> AskAsync(string text)
    {
        var posted = Posted.Count;
        var question = await SayAsync($"<@{Slack.Options.BotUser}> {text}");
        await UntilAsync(() => Posted.Count > posted);
        return question;
    }

    /// <summary>Every reply on its way has arrived, and is recorded.</summary>
    public Task IdleAsync() => Slack.RunAsync(Clock, Chat.WhenIdleAsync());

    /// <summary>All that was acknowledged is done, and nothing more comes of it. The bot is another one afterwards, on the same store.</summary>
    public Task SettleAsync() => RestartAsync();

    /// <summary>What people said of replies.</summary>
    public IReadOnlyList<string> Feedback() => FeedbackReasons.In(folder.File("bot.db"));

    public static JsonObject Button(JsonArray? blocks, string action) => blocks!
        .Where(block => block!["type"]!.ToString() == "actions")
        .SelectMany(block => block!["elements"]!.AsArray())
        .Select(element => element!.AsObject())
        .Single(element => element["action_id"]!.ToString() == action);

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Store.DisposeAsync();
        await Slack.DisposeAsync();
        await services.DisposeAsync();
        metrics.Dispose();
        folder.Dispose();
    }

    private async Task StopBotAsync()
    {
        await Slack.RunAsync(Clock, App.DisposeAsync().AsTask());
        await Slack.RunAsync(Clock, Chat.StopAsync(CancellationToken.None));
        await EndAsync();
    }

    private async Task EndAsync()
    {
        await Slack.RunAsync(Clock, moderation.DisposeAsync().AsTask());
        await Chat.DisposeAsync();
        requests?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>Sends a payload by Socket Mode, and gives what it was acknowledged with.</summary>
    public async Task<JsonNode?> InteractAndReadAsync(JsonObject payload)
    {
        var envelope = Slack.Sockets.Send("interactive", payload, acceptsResponse: true);
        await UntilAsync(() => envelope.IsAcknowledged);
        return await envelope.Acknowledged;
    }

    private async Task SendAsync(string type, JsonObject payload, Func<Task<HttpResponseMessage>> request)
    {
        if (isSocket)
        {
            var envelope = Slack.Sockets.Send(type, payload, acceptsResponse: type != "events_api");
            await UntilAsync(() => envelope.IsAcknowledged);
            return;
        }

        using var response = await Slack.RunAsync(Clock, request());
        response.EnsureSuccessStatusCode();
    }

    private async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        App.Map(server);
        await server.StartAsync();
        requests = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(server.Urls.Single()) };
        Requests = new SignedRequests(requests, Slack.Options.SigningSecret, Clock);
    }
}
