using System.Security.Cryptography;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Host.Configuration;
using Bot.Host.Platforms;
using Bot.Host.Slack.Http;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>The bot in Slack: what comes in by socket or request goes to the chat service, and its replies go out.</summary>
internal sealed class SlackApp : IAsyncDisposable
{
    // What has been received goes to the store within moments; a store that does not take it by then is broken.
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(10);

    private readonly SlackOptions options;
    private readonly ISlackClient client;
    private readonly IReadOnlyList<SuggestedPrompt> prompts;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory logs;
    private readonly Backoff backoff;
    private readonly SlackInbox inbox;
    private readonly SharePresses shares = new();
    private readonly SlackMessenger messenger;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private string? workspaceUrl;

    public SlackApp(
        ISlackClient client, SlackOptions options, IReadOnlyList<SuggestedPrompt> prompts, TimeProvider clock, Random random, ILoggerFactory logs)
    {
        (this.client, this.options, this.prompts, this.clock, this.logs) = (client, options, prompts, clock, logs);
        backoff = new Backoff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30), random);
        inbox = new SlackInbox(clock);
        messenger = new SlackMessenger(client, clock);
        Adapter = new SlackChatAdapter(messenger, shares, () => workspaceUrl, logs.CreateLogger<SlackChatAdapter>());
    }

    public IChatAdapter Adapter { get; }

    public ISuggestionFace Suggestions => new SlackSuggestions(messenger);

    /// <summary>The bot on the client of Slack that the settings ask for.</summary>
    public static SlackApp Create(
        SlackOptions options, IReadOnlyList<SuggestedPrompt> prompts, IHttpClientFactory clients, TimeProvider clock, ILoggerFactory logs)
    {
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        return new SlackApp(SlackClients.Create(clients, options, SocketTimings.Usual, clock, random, logs), options, prompts, clock, random, logs);
    }

    /// <summary>Takes signed requests, when there is a secret they can be signed with.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (!string.IsNullOrWhiteSpace(options.SigningSecret))
            new SlackEndpoints(new SlackSignature(options.SigningSecret, clock), inbox).Map(routes);
    }

    /// <param name="report">Told in one line what keeps the bot from Slack until somebody mends it.</param>
    public void Start(ChatService chat, CommandDesk commands, Action<string> report) => running = RunAsync(chat, commands, report);

    /// <summary>Stops listening, and hands on what has been received.</summary>
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
            var identity = await IdentifyAsync(stopping.Token);
            using var draining = new CancellationTokenSource();
            var dispatching = Dispatcher(chat, commands, identity).RunAsync(inbox, draining.Token);
            await ListenAsync(report);
            inbox.Close();
            await using var limit = clock.CreateTimer(_ => draining.Cancel(), null, Draining, Timeout.InfiniteTimeSpan);
            await dispatching;
        }
        catch (SlackException error)
        {
            report($"Slack is off: {error.Message}");
        }
        catch (OperationCanceledException)
        {
            // Stopping is how this ends.
        }
        finally
        {
            inbox.Close();
            inbox.GiveBackAll();
        }
    }

    private async Task<SlackIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                var call = new SlackCall("auth.test", []);
                var self = await client.CallAsync(call, cancellationToken);
                workspaceUrl = self.Body.Text("url");
                return new SlackIdentity(self.Required(call.Method, "team_id"), self.Required(call.Method, "user_id"), self.Body.Text("bot_id"));
            }
            catch (SlackException error) when (error.IsTransient)
            {
                // Slack is down; the bot is there when it comes back.
                await Task.Delay(backoff.After(failures), clock, cancellationToken);
            }
        }
    }

    private async Task ListenAsync(Action<string> report)
    {
        try
        {
            if (!string.IsNullOrWhiteSpace(options.AppToken))
                await client.ListenAsync(inbox, stopping.Token);
        }
        catch (SlackException error)
        {
            report($"Slack is not connected: {error.Message}");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }

        // Requests may still come, and buttons be pressed.
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private SlackDispatcher Dispatcher(ChatService chat, CommandDesk commands, SlackIdentity identity)
    {
        var recent = new RecentIds();
        var moderation = new SlackModeration(commands, identity, messenger, new SlackModerators(options, messenger, clock), recent);
        return new SlackDispatcher(
            chat,
            identity,
            messenger,
            new SlackCommands(chat, messenger, moderation, commands.Articles, recent, clock),
            moderation,
            new SlackActions(chat, messenger, shares, recent, clock),
            new SlackPane(messenger, prompts, logs.CreateLogger<SlackPane>()),
            new Persistence(backoff, clock, logs.CreateLogger<Persistence>()),
            clock,
            logs.CreateLogger<SlackDispatcher>());
    }
}
