using System.Security.Cryptography;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;
using Bot.Host.Configuration;
using Bot.Host.Discord;
using Bot.Host.Slack;
using Bot.Host.Slack.Wire;

namespace Bot.Host;

/// <summary>The chat platforms that have credentials, on one chat service.</summary>
internal sealed class ChatPlatforms : IAsyncDisposable
{
    // Replies on their way get this long; the others are taken up at the next start.
    private static readonly TimeSpan Finishing = TimeSpan.FromSeconds(10);

    private readonly ServiceProvider services;
    private readonly ChatService chat;
    private readonly ChatMetrics metrics = new();
    private readonly SlackApp? slack;
    private readonly DiscordConnection? discordConnection;
    private readonly DiscordApp? discord;
    private readonly Teller teller;
    private readonly PageFetcher fetcher;
    private readonly SuggestionList suggestions;
    private readonly SuggestionBoard board;
    private readonly CommandDesk commands;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    private ChatPlatforms(Settings settings, Workspace workspace, TimeProvider clock)
    {
        services = Services();
        var logs = services.GetRequiredService<ILoggerFactory>();
        if (SlackWays.IsOn(settings.Slack))
        {
            var prompts = SuggestedPrompt.Load(settings.KnowledgeDirectory);
            slack = SlackApp.Create(settings.Slack, prompts, services.GetRequiredService<IHttpClientFactory>(), clock, logs);
        }

        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        if (DiscordWays.IsOn(settings.Discord))
        {
            discordConnection = DiscordConnection.Open(settings.Discord, clock, logs);
            discord = new DiscordApp(discordConnection.Client, discordConnection.Attachments, settings.Discord, workspace.Store, settings.Chat, clock, random, logs);
        }

        teller = new Teller(workspace.Store.Telling, workspace.Store.Chat, clock, logs.CreateLogger<Teller>());
        chat = new ChatService(workspace.Store.Chat, workspace.Pipeline.AskAsync, settings.Chat, clock, random, metrics, logs.CreateLogger<ChatService>());
        fetcher = new PageFetcher(settings.Sources, clock);
        suggestions = new SuggestionList(workspace.Store);
        var web = new WebReader(fetcher);
        var sources = new SourceDesk(workspace.Store.Moderation, workspace.Store, workspace.Retriever, web, settings.Moderation, clock);
        var feeds = new FeedDesk(workspace.Store.Moderation, web, clock);
        var upkeep = new UpkeepDesk(workspace.Store.Editorial, workspace.Store.Archive, workspace.Store.Chat, workspace.Store, clock);
        var commandServices = new CommandServices(sources, feeds, upkeep, workspace.Store.Moderation, workspace.Store) { Chat = chat, Suggestions = suggestions, Pace = new SuggestionPace(settings.Moderation.SuggestionsPerHour, clock) };
        commands = new CommandDesk(commandServices);
        ISuggestionFace[] faces = [.. new[] { slack?.Suggestions, discord?.Suggestions }.OfType<ISuggestionFace>()];
        board = new SuggestionBoard(commandServices, suggestions, chat, faces, clock, logs.CreateLogger<SuggestionBoard>());
    }

    /// <exception cref="ConfigurationException"/>
    public static ChatPlatforms Create(Settings settings, Workspace workspace, TimeProvider clock) => new(settings, workspace, clock);

    /// <summary>The addresses at which platforms reach the bot.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        slack?.Map(routes);
        discord?.Map(routes);
    }

    /// <param name="report">Told what keeps the bot from a platform.</param>
    public async Task StartAsync(Action<string> report, CancellationToken cancellationToken)
    {
        IChatAdapter[] adapters = [.. new[] { slack?.Adapter, discord?.Adapter }.OfType<IChatAdapter>()];
        if (adapters.Length == 0)
            return;
        await chat.StartAsync(adapters, cancellationToken);
        slack?.Start(chat, commands, report);
        discord?.Start(chat, commands, report);
        running = Task.WhenAll(board.RunAsync(stopping.Token), teller.RunAsync(adapters, stopping.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        // What a platform has acknowledged goes to the service before it stops.
        await Task.WhenAll(slack?.DisposeAsync().AsTask() ?? Task.CompletedTask, discord?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        using var finishing = new CancellationTokenSource(Finishing);
        await chat.StopAsync(finishing.Token);
        await chat.DisposeAsync();
        if (discordConnection is not null)
            await discordConnection.DisposeAsync();
        suggestions.Dispose();
        fetcher.Dispose();
        stopping.Dispose();
        metrics.Dispose();
        await services.DisposeAsync();
    }

    private static ServiceProvider Services()
    {
        var collection = new ServiceCollection();
        // Standard output belongs to the console chat.
        collection.AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        SlackHttp.AddTo(collection);
        return collection.BuildServiceProvider();
    }
}
