using System.Net;
using System.Text.Json.Nodes;
using Bot.Core.Chat;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Fakes.Discord;
using Bot.Host.Configuration;
using Bot.Host.Discord;
using Bot.Host.Discord.Wire;
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

namespace Bot.Tests.Host.Discord;

/// <summary>The bot in a loopback Discord, from the wire to the store.</summary>
internal sealed class DiscordRun : IAsyncDisposable
{
    public const string Guild = DiscordBed.Guild;
    public const string Channel = DiscordBed.Channel;
    public const string User = DiscordBed.User;
    public const string Other = "41771983444110002";
    public const string Moderator = "41771983444110009";

    public const string ModeratorRole = "41771983444119000";

    private const int MessageContent = 1 << 15;
    private const long ManageGuild = 1 << 5;

    private readonly TempDirectory folder = new();
    private readonly ChatMetrics metrics = new();
    private ServiceProvider services = null!;
    private RateLimits limits = null!;
    private WebApplication? server;
    private HttpClient? requests;
    private Task sending = Task.CompletedTask;
    private ModerationBed moderation = null!;

    private DiscordRun()
    {
    }

    public FakeTimeProvider Clock { get; } = FerryStory.Clock();

    public LoopbackDiscord Discord { get; private set; } = null!;

    public SqliteStore Store { get; private set; } = null!;

    public ChatService Chat { get; private set; } = null!;

    public DiscordApp App { get; private set; } = null!;

    public List<string> Reports { get; } = [];

    /// <summary>From which sources may be added, besides public addresses.</summary>
    public LoopbackSite? Site { get; set; }

    public IModerationStore Moderation => Store.Moderation;

    public string StorePath => folder.File("bot.db");

    public ChatOptions Options { get; } = new() { UserQuestionsPerMinute = 10_000, WorkspaceQuestionsPerMinute = 1_000_000 };

    public Ask Ask { get; set; } = (message, _) => Task.FromResult(ChatRun.Echo(message));

    /// <summary>Whether the bot was granted the intent Message Content, and asks for it.</summary>
    public bool ReadsAll { get; private init; }

    /// <summary>Whether interactions come as signed requests.</summary>
    public bool ByRequest { get; private init; }

    /// <summary>What the bot speaks with Discord with.</summary>
    public string Client { get; private init; } = ChatClients.BuiltIn;

    public string Mention => $"<@{Discord.Options.BotUser}>";

    /// <summary>What stands of the bot where everyone sees it, direct messages too.</summary>
    public IReadOnlyList<DiscordMessage> Posted => [.. Discord.State.BotMessages.Where(message => !message.IsLoading)];

    /// <summary>What of the bot only one user sees.</summary>
    public IReadOnlyList<DiscordMessage> Ephemerals =>
        [.. Discord.State.Messages.Where(message => message.Author == Discord.Options.BotUser && message is { IsEphemeral: true, IsLoading: false })];

    public static async Task<DiscordRun> StartAsync(
        Action<DiscordRun>? prepare = null, LoopbackDiscordOptions? options = null, bool readsAll = true, bool byRequest = false, string client = ChatClients.BuiltIn)
    {
        var run = new DiscordRun { ReadsAll = readsAll, ByRequest = byRequest, Client = client };
        run.Discord = await LoopbackDiscord.StartAsync((options ?? new LoopbackDiscordOptions()) with { PrivilegedIntents = readsAll ? MessageContent : 0 }, run.Clock);
        run.services = DiscordBed.Services(run.Discord, client);
        run.Discord.State.AddGuild(Guild).Permissions[Moderator] = ManageGuild;
        run.Discord.State.AddChannel(Channel, Guild);
        run.Store = await SqliteStore.OpenAsync(run.StorePath, run.Clock, CancellationToken.None);
        prepare?.Invoke(run);
        await run.StartBotAsync();
        return run;
    }

    public async Task StartBotAsync()
    {
        var options = new DiscordOptions { Client = Client, Token = Discord.Options.Token, ApiBaseUrl = Discord.ApiBase.ToString(), ModeratorServers = Guild, ModeratorRoles = ModeratorRole };
        if (ReadsAll)
            options.Intents |= MessageContent;
        if (ByRequest)
            options.PublicKey = Discord.PublicKey;
        var random = new Random(6);
        limits = new RateLimits(options.RequestsPerSecond, Clock);
        var api = new DiscordApi(services.GetRequiredService<IHttpClientFactory>(), Discord.ApiBase, options.Token, limits, Clock, random);
        var client = DiscordClients.Create(api, options, DiscordBed.Timings, Clock, random, NullLoggerFactory.Instance);
        Chat = new ChatService(Store.Chat, (message, token) => Ask(message, token), Options, Clock, new Random(5), metrics, NullLogger<ChatService>.Instance);
        App = new DiscordApp(client, new DiscordAttachments(services.GetRequiredService<IHttpClientFactory>(), Discord.ApiBase, Clock), options, Store, Options, Clock, random, NullLoggerFactory.Instance);
        await Chat.StartAsync([App.Adapter], CancellationToken.None);
        if (ByRequest)
            await ServeAsync();
        moderation = new ModerationBed(Store, Chat, App.Suggestions, Site, Clock);
        App.Start(Chat, moderation.Commands, Reports.Add);
        await UntilAsync(() => Reports.Count > 0 || (Discord.Gateway.Ready == 1 && Discord.State.Commands.ContainsKey("")));
    }

    /// <summary>Lets time pass until something holds.</summary>
    public Task UntilAsync(Func<bool> holds) => Discord.PassAsync(Clock, holds);

    /// <summary>A mention, answered.</summary>
    public async Task<DiscordMessage> AskAsync(string text, string channel = Channel)
    {
        var posted = Posted.Count;
        var question = Discord.People.Say(channel, User, $"{Mention} {text}");
        await UntilAsync(() => Posted.Count > posted);
        await IdleAsync();
        return question;
    }

    /// <summary>A command, with what it was answered with.</summary>
    public Task<DiscordMessage> UseAsync(string command, params (string Name, JsonNode Value)[] options) => UseInAsync(User, Channel, command, options);

    public async Task<DiscordMessage> UseInAsync(string user, string channel, string command, params (string Name, JsonNode Value)[] options)
    {
        var interaction = Discord.People.Use(channel, user, command, options);
        await FilledAsync(interaction);
        return Answer(interaction);
    }

    public async Task<DiscordMessage> PressAsync(DiscordMessage message, string action, string user = User)
    {
        var interaction = Discord.People.Press(message, user, Button(message, action));
        await FilledAsync(interaction);
        return Answer(interaction);
    }

    public Task FilledAsync(LoopbackInteraction interaction) =>
        UntilAsync(() => interaction.Original is { } id && Discord.State.Find(interaction.Channel, id) is { IsLoading: false, Edits: > 0 });

    public DiscordMessage Answer(LoopbackInteraction interaction) => Discord.State.Find(interaction.Channel, interaction.Original!)!;

    /// <summary>Every reply on its way has arrived, and is recorded.</summary>
    public Task IdleAsync() => Discord.RunAsync(Clock, Chat.WhenIdleAsync());

    /// <summary>All that happened has reached the bot, and nothing more comes of it. The bot is another one afterwards, on the same store.</summary>
    public async Task SettleAsync()
    {
        await UntilAsync(() => Discord.Gateway.Ready == 1);
        // A heartbeat tells how far the bot has got; what it has got is in its inbox.
        var (heard, last) = (Discord.Gateway.Received.Count, Discord.Gateway.LastEvent);
        Discord.Gateway.Send(1);
        await UntilAsync(() => Discord.Gateway.Received.Skip(heard).Any(received => received.Op == 1 && received.Data?.GetValue<int>() >= last));
        await Discord.RunAsync(Clock, sending);
        await StopBotAsync();
        await StartBotAsync();
    }

    /// <summary>Makes the audit log unreadable, behind the bot's back.</summary>
    public async Task BreakAuditAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={StorePath}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE audit RENAME TO lost";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What people said of replies.</summary>
    public IReadOnlyList<string> Feedback() => FeedbackReasons.In(StorePath);

    /// <summary>The custom id of a button below a message.</summary>
    public static string Button(DiscordMessage message, string action) =>
        Buttons(message.Components).Select(button => button["custom_id"]!.ToString()).Single(id => id.Split(':')[0] == action);

    public static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Buttons),
        JsonObject item when item["type"]?.ToString() == "2" => [item],
        JsonObject item => Buttons(item["components"]),
        _ => [],
    };

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Store.DisposeAsync();
        await Discord.DisposeAsync();
        await services.DisposeAsync();
        metrics.Dispose();
        folder.Dispose();
    }

    private async Task StopBotAsync()
    {
        await Discord.RunAsync(Clock, App.DisposeAsync().AsTask());
        await Discord.RunAsync(Clock, Chat.StopAsync(CancellationToken.None));
        await Discord.RunAsync(Clock, moderation.DisposeAsync().AsTask());
        await Chat.DisposeAsync();
        limits.Dispose();
        requests?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
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
        var signed = new SignedInteractions(requests, Discord.Options.KeySeed, Clock);
        Discord.People.Sends = interaction => sending = Task.WhenAll(sending, SendAsync(signed, interaction));
    }

    private static async Task SendAsync(SignedInteractions signed, LoopbackInteraction interaction)
    {
        using var response = await signed.SendAsync(interaction.Payload);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }
}
