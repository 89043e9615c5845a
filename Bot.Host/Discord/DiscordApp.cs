using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Host.Configuration;
using Bot.Host.Discord.Http;
using Bot.Host.Discord.Payloads;
using Bot.Host.Discord.Wire;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>The bot in Discord: what comes in by the gateway or by request goes to the chat service, and its replies go out.</summary>
internal sealed class DiscordApp : IAsyncDisposable
{
    // What has arrived goes to the store within moments; a store that does not take it by then is broken.
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(10);

    private readonly DiscordAttachments attachments;
    private readonly DiscordOptions options;
    private readonly IDiscordClient client;
    private readonly IArticleStore articles;
    private readonly ChatOptions chatOptions;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory logs;
    private readonly Backoff backoff;
    private readonly DiscordInbox inbox = new();
    private readonly SharePresses shares = new();
    private readonly DiscordMessenger messenger;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private DiscordIdentity self;

    public DiscordApp(
        IDiscordClient client, DiscordAttachments attachments, DiscordOptions options, IArticleStore articles, ChatOptions chatOptions, TimeProvider clock, Random random,
        ILoggerFactory logs)
    {
        (this.client, this.attachments, this.options, this.articles, this.chatOptions, this.clock, this.logs) = (client, attachments, options, articles, chatOptions, clock, logs);
        backoff = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30), random);
        // Without a token nobody can be asked, and the bot's user has the application's id in all apps of lately.
        self = new DiscordIdentity(options.ApplicationId ?? "", options.ApplicationId ?? "");
        messenger = new DiscordMessenger(client, () => self);
        Adapter = new DiscordChatAdapter(messenger, shares, clock, logs.CreateLogger<DiscordChatAdapter>());
    }

    public IChatAdapter Adapter { get; }

    public ISuggestionFace Suggestions => new DiscordSuggestions(messenger);

    private bool HasToken => !string.IsNullOrWhiteSpace(options.Token);

    /// <summary>Takes signed requests, when there is a key they can be checked with.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (!string.IsNullOrWhiteSpace(options.PublicKey))
            new DiscordEndpoint(new DiscordSignature(options.PublicKey, clock), inbox).Map(routes);
    }

    /// <param name="report">Told in one line what keeps the bot from Discord until somebody mends it.</param>
    public void Start(ChatService chat, CommandDesk commands, Action<string> report) => running = RunAsync(chat, commands, report);

    /// <summary>Stops listening, and hands on what has arrived.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task RunAsync(ChatService chat, CommandDesk commands, Action<string> report)
    {
        try
        {
            if (HasToken)
                self = await PersistAsync(() => DiscordConnection.IdentifyAsync(client, options, stopping.Token));
            using var draining = new CancellationTokenSource();
            var dispatching = Dispatcher(chat, commands).RunAsync(inbox, draining.Token);
            await Task.WhenAll(RegisterAsync(report), ShowPresenceAsync(), ListenAsync(report));
            inbox.Close();
            draining.CancelAfter(Draining);
            await dispatching;
        }
        catch (DiscordException error)
        {
            report($"Discord is off: {error.Message}");
        }
        catch (OperationCanceledException)
        {
            // Stopping is how this ends.
        }
        finally
        {
            inbox.Close();
        }
    }

    private async Task RegisterAsync(Action<string> report)
    {
        if (!HasToken)
            return;
        try
        {
            await PersistAsync(() => new CommandRegistration(client, self.Application).RegisterAsync(stopping.Token));
        }
        catch (DiscordException error)
        {
            report($"Discord does not know the bot's commands: {error.Message}");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Those that are not registered are at the next start.
        }
    }

    private Task ShowPresenceAsync() =>
        HasToken ? new SourcePresence(client, articles, clock, logs.CreateLogger<SourcePresence>()).RunAsync(stopping.Token) : Task.CompletedTask;

    private async Task ListenAsync(Action<string> report)
    {
        try
        {
            if (HasToken)
                await client.ListenAsync(inbox, stopping.Token);
        }
        catch (DiscordException error)
        {
            report($"Discord is not connected: {error.Message}");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }

        // Requests may still come, and replies be sent.
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Discord may be down; the bot is there when it comes back.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> action)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await action();
            }
            catch (DiscordException error) when (error.IsTransient)
            {
                await Task.Delay(error.RetryAfter ?? backoff.After(failures), clock, stopping.Token);
            }
        }
    }

    private DiscordDispatcher Dispatcher(ChatService chat, CommandDesk desk)
    {
        var recent = new RecentIds();
        var channels = new DiscordChannels(messenger);
        var persistence = new Persistence(backoff, clock, logs.CreateLogger<Persistence>());
        var commands = new DiscordCommands(chat, articles, chatOptions, messenger, recent);
        var moderation = new DiscordModeration(desk, new DiscordModerators(options), channels, messenger, attachments, recent);
        return new DiscordDispatcher(
            self,
            new DiscordMessages(chat, channels, persistence, clock),
            new DiscordQuestions(chat, self, channels, messenger, persistence, clock, logs.CreateLogger<DiscordQuestions>()),
            commands,
            moderation,
            new DiscordActions(chat, messenger, commands, shares, recent, persistence, clock),
            logs.CreateLogger<DiscordDispatcher>());
    }
}
