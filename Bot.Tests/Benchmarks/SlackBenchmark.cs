using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Core.Language;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Storage;
using Bot.Core.Upkeep;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Host.Slack;
using Bot.Host.Slack.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Benchmarks;

/// <summary>
/// The bot in a loopback Slack by Socket Mode, the two in one process: how many events and how many questions it acknowledges
/// in a second, and how long a question takes from its event to its reply at Slack.
/// </summary>
internal sealed class SlackBenchmark(string folder, string kind = ChatClients.BuiltIn)
{
    private const int Seed = 20200206;
    private const int Articles = 1_000;
    private const int Events = 50_000;
    private const int Questions = 1_000;
    private const int QuestionsAtOnce = 10_000;
    private const int WarmUp = 100;

    // Below what the bot's inbox holds, so that nothing is put off.
    private const int EventsUnderWay = 2_000;
    private const int QuestionsUnderWay = 4;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> replied = new();

    public async Task<SlackFigures> RunAsync(CancellationToken cancellationToken)
    {
        await using var slack = await LoopbackSlack.StartAsync();
        slack.Faults = Note;
        // One for all, or event ids would come again, and events be known.
        var payloads = new SlackPayloads(slack);
        await using var store = await SqliteStore.OpenAsync(Path.Combine(folder, $"slack-{kind}.db"), TimeProvider.System, cancellationToken);
        var questions = await FillAsync(store, cancellationToken);
        var pipeline = new QuestionPipeline(store, store, Glossary.Empty, TimeProvider.System);
        using var metrics = new ChatMetrics();
        var limits = new ChatOptions { UserQuestionsPerMinute = 1_000_000, WorkspaceQuestionsPerMinute = 1_000_000, QueueSize = 1_000_000 };
        await using var chat = new ChatService(store.Chat, pipeline.AskAsync, limits, TimeProvider.System, new Random(Seed), metrics, NullLogger<ChatService>.Instance);
        await using var services = Clients();
        var options = new SlackOptions { Client = kind, BotToken = slack.Options.BotToken, AppToken = slack.Options.AppToken, ApiBaseUrl = slack.ApiBase.ToString() };
        await using var app = SlackApp.Create(options, [], services.GetRequiredService<IHttpClientFactory>(), TimeProvider.System, NullLoggerFactory.Instance);
        await chat.StartAsync([app.Adapter], cancellationToken);
        using var fetcher = new PageFetcher(new FetchOptions(), TimeProvider.System);
        var retriever = new Retriever(store, Glossary.Empty, Lexicon.English);
        var web = new WebReader(fetcher);
        var sources = new SourceDesk(store.Moderation, store, retriever, web, new ModerationOptions(), TimeProvider.System);
        var feeds = new FeedDesk(store.Moderation, web, TimeProvider.System);
        var upkeep = new UpkeepDesk(store.Editorial, store.Archive, store.Chat, store, TimeProvider.System);
        app.Start(chat, new CommandDesk(new CommandServices(sources, feeds, upkeep, store.Moderation, store)), Console.Error.WriteLine);
        await slack.Sockets.WhenOpenAsync(1);

        await AskAsync(slack, payloads, questions[..WarmUp]);
        var times = await AskAsync(slack, payloads, questions[WarmUp..]);
        await AcknowledgeAsync(slack, payloads, EventsUnderWay, "Lunch at one, as always?");
        var started = Stopwatch.GetTimestamp();
        await AcknowledgeAsync(slack, payloads, Events, "Lunch at one, as always?");
        var perSecond = Events / Stopwatch.GetElapsedTime(started).TotalSeconds;
        started = Stopwatch.GetTimestamp();
        await AcknowledgeAsync(slack, payloads, QuestionsAtOnce, $"<@{slack.Options.BotUser}> {questions[0]}");
        var questionsPerSecond = QuestionsAtOnce / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new SlackFigures(perSecond, questionsPerSecond, times.Count, Percentile.Of(times, 0.5), Percentile.Of(times, 0.99));
    }

    private Fault? Note(RecordedCall call)
    {
        if (call.Method == "chat.postMessage" && replied.TryGetValue(call["thread_ts"] ?? "", out var waiting))
            waiting.TrySetResult(Stopwatch.GetTimestamp());
        return null;
    }

    /// <summary>Messages in one channel, where the bot speaks when it is spoken to.</summary>
    private static async Task AcknowledgeAsync(LoopbackSlack slack, SlackPayloads payloads, int count, string text)
    {
        slack.State.AddChannel("C0TALK");
        var sent = new Queue<Envelope>();
        for (var number = 0; number < count; number++)
        {
            var message = slack.State.Add("C0TALK", threadTs: null, "U1", text);
            sent.Enqueue(slack.Sockets.Send("events_api", payloads.Event(payloads.Message(message, "message", ChannelKind.Public))));
            if (sent.Count == EventsUnderWay)
                await sent.Dequeue().Acknowledged;
        }

        await Task.WhenAll(sent.Select(envelope => envelope.Acknowledged));
    }

    private async Task<List<double>> AskAsync(LoopbackSlack slack, SlackPayloads payloads, IReadOnlyList<string> questions)
    {
        var times = new ConcurrentBag<double>();
        await Parallel.ForEachAsync(questions.Index(), new ParallelOptions { MaxDegreeOfParallelism = QuestionsUnderWay }, async (question, _) =>
        {
            // A channel for each, or the pace of one message a second would be all there is to see.
            var channel = string.Create(CultureInfo.InvariantCulture, $"C{questions.Count}Q{question.Index}");
            slack.State.AddChannel(channel);
            var (message, events) = payloads.Say(channel, "U1", $"<@{slack.Options.BotUser}> {question.Item}");
            var waiting = replied[message.Ts] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            var started = Stopwatch.GetTimestamp();
            foreach (var item in events)
                slack.Sockets.Send("events_api", item);
            times.Add(Stopwatch.GetElapsedTime(started, await waiting.Task).TotalMilliseconds);
        });
        return [.. times];
    }

    private static async Task<List<string>> FillAsync(SqliteStore store, CancellationToken cancellationToken)
    {
        var collection = new GeneratedArticles(Seed);
        var articles = collection.Take(Articles).ToList();
        await store.SaveAsync([.. articles.Select(RevisionIndexer.Index)], ArticleOrigin.Ingested, cancellationToken);
        return [.. Enumerable.Range(0, WarmUp + Questions)
            .Select(number => articles[number % Articles])
            .Select(article => collection.Question(SentenceSplitter.Split(article.Text)[1].Of(article.Text)))];
    }

    private static ServiceProvider Clients()
    {
        var services = new ServiceCollection();
        SlackHttp.AddTo(services);
        return services.BuildServiceProvider();
    }
}

/// <param name="AcknowledgedPerSecond">Of messages that are none of the bot's concerns.</param>
/// <param name="KeptPerSecond">Of questions, each acknowledged once it is in the store, while the first of them are being answered.</param>
/// <param name="ReplyP50">In milliseconds, likewise the other.</param>
internal sealed record SlackFigures(double AcknowledgedPerSecond, double KeptPerSecond, int Questions, double ReplyP50, double ReplyP99);
