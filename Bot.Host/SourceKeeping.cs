using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;
using Bot.Host.Configuration;

namespace Bot.Host;

/// <summary>Keeps feeds and pages fresh while the bot runs.</summary>
internal sealed class SourceKeeping : IAsyncDisposable
{
    private readonly PageFetcher fetcher;
    private readonly ILoggerFactory logs;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;

    private SourceKeeping(Settings settings, Workspace workspace, TimeProvider clock)
    {
        fetcher = new PageFetcher(settings.Sources, clock);
        // Standard output belongs to the console chat.
        logs = LoggerFactory.Create(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        var web = new WebReader(fetcher);
        var desk = new SourceDesk(workspace.Store.Moderation, workspace.Store, workspace.Retriever, web, settings.Moderation, clock);
        running = new SourceWatch(workspace.Store.Keeping, desk, web, settings.Sources, clock, logs.CreateLogger<SourceWatch>()).RunAsync(stopping.Token);
    }

    public static SourceKeeping Start(Settings settings, Workspace workspace, TimeProvider clock) => new(settings, workspace, clock);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
        fetcher.Dispose();
        logs.Dispose();
    }
}
