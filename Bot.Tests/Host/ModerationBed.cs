using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Ingestion.Web;
using Bot.Core.Language;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Core.Upkeep;
using Bot.Tests.Ingestion.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Host;

/// <summary>The moderators' commands over a store, as the bot has them beside a chat platform.</summary>
internal sealed class ModerationBed : IAsyncDisposable
{
    private readonly PageFetcher fetcher;
    private readonly SuggestionList suggestions;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task showing;

    public ModerationBed(SqliteStore store, ChatService chat, ISuggestionFace face, LoopbackSite? site, TimeProvider clock)
    {
        // The site is real, and so is the time it may take.
        fetcher = new PageFetcher(new FetchOptions { AllowedHosts = site?.Host, HostDelaySeconds = 0, LargestBytes = LoopbackSite.LargestBytes }, TimeProvider.System);
        suggestions = new SuggestionList(store);
        var web = new WebReader(fetcher);
        var sources = new SourceDesk(store.Moderation, store, new Retriever(store, Glossary.Empty, Lexicon.English), web, new ModerationOptions(), clock);
        var upkeep = new UpkeepDesk(store.Editorial, store.Archive, store.Chat, store, clock);
        var services = new CommandServices(sources, new FeedDesk(store.Moderation, web, clock), upkeep, store.Moderation, store) { Chat = chat, Suggestions = suggestions, Pace = new SuggestionPace(new ModerationOptions().SuggestionsPerHour, clock) };
        Commands = new CommandDesk(services);
        showing = new SuggestionBoard(services, suggestions, chat, [face], clock, NullLogger.Instance).RunAsync(stopping.Token);
    }

    public CommandDesk Commands { get; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await showing;
        stopping.Dispose();
        suggestions.Dispose();
        fetcher.Dispose();
    }
}
