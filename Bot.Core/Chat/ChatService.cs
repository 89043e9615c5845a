using Microsoft.Extensions.Logging;

namespace Bot.Core.Chat;

/// <summary>
/// Takes what adapters receive, and sees to it that each question has exactly one outcome. What was accepted is in the store, and outlives a
/// crash; an adapter that acknowledges to its platform only then loses nothing before it either.
/// </summary>
public sealed partial class ChatService : IAsyncDisposable
{
    private static readonly TimeSpan PurgePeriod = TimeSpan.FromHours(1);
    private static readonly TimeSpan SwitchedOffToldAgain = TimeSpan.FromDays(1);

    private readonly IChatStore store;
    private readonly ChatOptions options;
    private readonly TimeProvider clock;
    private readonly ChatMetrics metrics;
    private readonly ILogger logger;
    private readonly MessageRouter router;
    private readonly RateLimit perUser;
    private readonly RateLimit perWorkspace;
    private readonly NoticeSender notices;
    private readonly QuestionQueue queue;
    private readonly Dictionary<string, IChatAdapter> adapters = [];
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private Task noticing = Task.CompletedTask;
    private volatile bool takesQuestions;

    /// <param name="random">Spreads attempts over time.</param>
    public ChatService(
        IChatStore store, Ask ask, ChatOptions options, TimeProvider clock, Random random, ChatMetrics metrics, ILogger<ChatService> logger)
    {
        this.store = store;
        this.options = options;
        this.clock = clock;
        this.metrics = metrics;
        this.logger = logger;
        var backoff = new Backoff(clock, random);
        router = new MessageRouter(store);
        perUser = new RateLimit(options.UserQuestionsPerMinute, TimeSpan.FromMinutes(1), clock);
        perWorkspace = new RateLimit(options.WorkspaceQuestionsPerMinute, TimeSpan.FromMinutes(1), clock);
        notices = new NoticeSender(backoff, logger);
        queue = new QuestionQueue(
            options.QueueSize,
            new QuestionWorker(store, ask, options, clock, metrics, logger),
            new ReplySender(store, options, clock, backoff, metrics, logger),
            backoff,
            logger);
        metrics.Watch(() => queue.Count);
    }

    /// <summary>The channels somebody has set.</summary>
    public IReadOnlyDictionary<ChannelAddress, ChannelSettings> Channels => router.Channels;

    /// <summary>How many questions have no outcome yet.</summary>
    public int Waiting => queue.Count;

    /// <summary>Ends when no question is waiting.</summary>
    public Task WhenIdleAsync() => queue.WhenIdleAsync();

    /// <summary>Takes up what was left undone on the platforms of the adapters, then takes questions.</summary>
    public async Task StartAsync(IReadOnlyList<IChatAdapter> platforms, CancellationToken cancellationToken)
    {
        foreach (var adapter in platforms)
            adapters.Add(adapter.Platform, adapter);
        await router.LoadAsync(cancellationToken);
        foreach (var question in await store.ListOpenAsync(cancellationToken))
        {
            if (adapters.ContainsKey(question.Address.Channel.Platform))
                TakeUp(question);
        }

        noticing = notices.RunAsync(stopping.Token);
        running = Task.WhenAll(queue.RunAsync(options.Workers, stopping.Token), noticing, PurgeAsync(stopping.Token));
        takesQuestions = true;
    }

    /// <summary>Takes no more questions and finishes those it has, until cancelled; the rest is taken up at the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        takesQuestions = false;
        notices.Complete();
        try
        {
            await Task.WhenAll(queue.WhenIdleAsync(), noticing).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogLeft(queue.Count);
        }

        await stopping.CancelAsync();
        await running;
    }

    /// <summary>Takes a message once, however often it is delivered.</summary>
    public async Task<Receipt> ReceiveAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var receipt = takesQuestions ? await TakeAsync(message, cancellationToken) : Receipt.Stopping;
        if (receipt == Receipt.Accepted)
            metrics.Accept(message.Address.Channel.Platform, message.Way);
        else
            metrics.TurnAway(receipt);
        return receipt;
    }

    /// <summary>The asker changed the text of a message: if it is a question, it is answered anew, in the place of its reply.</summary>
    public async Task EditAsync(MessageAddress message, string text, CancellationToken cancellationToken)
    {
        if (await store.EditAsync(message, text, cancellationToken) is { } question)
            TakeUp(question);
    }

    /// <summary>A message was deleted: if it is a question, its reply goes, and if it comes later all the same it will not be one.</summary>
    public async Task DeleteAsync(MessageAddress message, CancellationToken cancellationToken)
    {
        if (await store.WithdrawAsync(message, cancellationToken) is { } question)
            TakeUp(question);
    }

    /// <summary>What was replied; null when there is no such reply.</summary>
    public async Task<ChatReply?> RecallAsync(QuestionId id, CancellationToken cancellationToken) =>
        (await store.FindAsync(id, cancellationToken))?.Reply;

    /// <summary>Posts for everyone what only the asker saw, once.</summary>
    public async Task<ShareOutcome> ShareAsync(QuestionId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } question)
            return ShareOutcome.Gone;
        if (router.ModeOf(question.Address.Channel) == ChannelMode.Off)
            return ShareOutcome.SwitchedOff;
        if (await store.ShareAsync(id, cancellationToken) is not { } shared)
            return question switch
            {
                { IsPrivate: false } => ShareOutcome.SharedBefore,
                { State: QuestionState.Accepted or QuestionState.Answered or QuestionState.Sending } => ShareOutcome.NotSent,
                _ => ShareOutcome.Gone,
            };
        TakeUp(shared);
        return ShareOutcome.Shared;
    }

    /// <summary>Keeps what a user thinks of a reply.</summary>
    public async Task RateAsync(QuestionId id, UserAddress user, bool isHelpful, string? reason, CancellationToken cancellationToken)
    {
        await store.SaveFeedbackAsync(id, user, isHelpful, reason, cancellationToken);
        metrics.Rate(isHelpful);
    }

    /// <summary>Asks the moderators of the workspace to look at a reply, once.</summary>
    public async Task<ModeratorOutcome> AskModeratorAsync(QuestionId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } question)
            return ModeratorOutcome.Gone;
        var asked = question.Address.Channel;
        var channels = router.ModeratorChannels(asked.Platform, asked.Workspace);
        if (channels.Count == 0 || !adapters.TryGetValue(asked.Platform, out var adapter))
            return ModeratorOutcome.NobodyToAsk;
        if (!await store.IsFirstAsync($"moderator {id}", clock.GetUtcNow().AddDays(options.RetentionDays), cancellationToken))
            return ModeratorOutcome.AskedBefore;
        var language = Notices.LanguageFor(question.Text, question.Locale);
        var notice = Notices.Of(NoticeKind.ModeratorAsked, language, question.Text) with { About = question.Address };
        foreach (var channel in channels)
            notices.Send(adapter, new ReplyPlace(new MessageAddress(channel, question.Address.Message), null, null, null), notice);
        return ModeratorOutcome.Asked;
    }

    /// <summary>Forgets what a user asked, and what they said of replies. Replies that stand in channels are the channel's, and stay.</summary>
    /// <returns>What to tell the user.</returns>
    public async Task<Notice> ForgetAsync(UserAddress user, string? locale, CancellationToken cancellationToken)
    {
        var questions = await store.ForgetAsync(user, cancellationToken);
        return Notices.Of(NoticeKind.Forgotten, Notices.LanguageFor(null, locale), questions);
    }

    /// <summary>Whether the caller may do so is the adapter's to know.</summary>
    public Task SetChannelAsync(ChannelAddress channel, ChannelSettings settings, CancellationToken cancellationToken) =>
        router.SetAsync(channel, settings, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        takesQuestions = false;
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task<Receipt> TakeAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var adapter = adapters[message.Address.Channel.Platform];
        var routing = await router.RouteAsync(message, cancellationToken);
        if (routing is not Routing.Question { Way: var way } question)
            return routing is Routing.SwitchedOff ? await SayOffAsync(adapter, message, cancellationToken) : Receipt.Ignored;
        if (await store.IsKnownAsync(message.Address, message.EventId, cancellationToken))
            return Receipt.Duplicate;
        if (Refusal(message) is { } refusal)
            return await RefuseAsync(adapter, message, way, refusal, cancellationToken);
        if (!queue.TryReserve())
            return await RefuseAsync(adapter, message, way, (Receipt.Busy, Notices.Of(NoticeKind.Busy, LanguageOf(message))), cancellationToken);
        try
        {
            var id = new QuestionId(Guid.CreateVersion7(clock.GetUtcNow()));
            var acceptance = await store.AcceptAsync(question.With(id, message), cancellationToken);
            if (acceptance is not Acceptance.Accepted accepted)
            {
                queue.Release();
                return Receipt.Duplicate;
            }

            var sign = way == WayOfAsking.Auto ? null : new WorkingSign(adapter, question.PlaceOf(message), logger);
            queue.Answer(adapter, accepted.Id, accepted.Conversation, message.Address.Channel, sign);
            return Receipt.Accepted;
        }
        catch
        {
            queue.Release();
            throw;
        }
    }

    /// <summary>Null when neither limit refuses; a notice only when it is the first refusal.</summary>
    private (Receipt Receipt, Notice? Notice)? Refusal(IncomingMessage message)
    {
        var (kind, limit, verdict) = (NoticeKind.UserRateLimited, options.UserQuestionsPerMinute, perUser.Take(store.PseudonymOf(message.Asker)));
        if (verdict == RateLimit.Verdict.Allowed)
        {
            var channel = message.Address.Channel;
            (kind, limit, verdict) = (
                NoticeKind.WorkspaceRateLimited, options.WorkspaceQuestionsPerMinute, perWorkspace.Take($"{channel.Platform}/{channel.Workspace}"));
        }

        return verdict switch
        {
            RateLimit.Verdict.Allowed => null,
            RateLimit.Verdict.Refused => (Receipt.RateLimited, Notices.Of(kind, LanguageOf(message), limit)),
            _ => (Receipt.RateLimited, null),
        };
    }

    private async Task<Receipt> RefuseAsync(
        IChatAdapter adapter, IncomingMessage message, WayOfAsking way, (Receipt Receipt, Notice? Notice) refusal, CancellationToken cancellationToken)
    {
        // Who asked nothing is told nothing.
        if (way == WayOfAsking.Auto)
            return refusal.Receipt;
        if (!await store.RefuseAsync(message.Address, cancellationToken))
            return Receipt.Duplicate;
        if (refusal.Notice is { } notice)
            notices.Send(adapter, PrivatePlace(message), notice);
        return refusal.Receipt;
    }

    private async Task<Receipt> SayOffAsync(IChatAdapter adapter, IncomingMessage message, CancellationToken cancellationToken)
    {
        var channel = message.Address.Channel;
        var key = $"off {channel.Platform}/{channel.Workspace}/{channel.Channel}/{store.PseudonymOf(message.Asker)}";
        if (await store.IsFirstAsync(key, clock.GetUtcNow() + SwitchedOffToldAgain, cancellationToken))
            notices.Send(adapter, PrivatePlace(message), Notices.Of(NoticeKind.SwitchedOff, LanguageOf(message)));
        return Receipt.SwitchedOff;
    }

    private void TakeUp(AskedQuestion question)
    {
        var channel = question.Address.Channel;
        if (!adapters.TryGetValue(channel.Platform, out var adapter))
            return;
        queue.Reserve();
        if (question.State == QuestionState.Accepted)
            queue.Answer(adapter, question.Id, question.Conversation, channel, sign: null);
        else
            queue.Send(adapter, question.Id, channel);
    }

    private Task PurgeAsync(CancellationToken cancellationToken) => Periodically.RunAsync(
        PurgePeriod, clock, stop => store.PurgeAsync(clock.GetUtcNow().AddDays(-options.RetentionDays), stop), LogPurgeFailure, cancellationToken);

    private static ReplyPlace PrivatePlace(IncomingMessage message) => new(message.Address, message.Thread, message.User, message.ReplyHandle);

    private static string LanguageOf(IncomingMessage message) => Notices.LanguageFor(message.Text, message.Locale);

    [LoggerMessage(LogLevel.Information, "Stopping with {Count} questions left for the next start")]
    private partial void LogLeft(int count);

    [LoggerMessage(LogLevel.Error, "Old questions could not be purged")]
    private partial void LogPurgeFailure(Exception error);
}

/// <summary>What became of the wish to share a reply.</summary>
public enum ShareOutcome
{
    Shared,
    SharedBefore,

    /// <summary>The bot may not speak in the channel.</summary>
    SwitchedOff,

    /// <summary>It may be seen already, but is not known to be sent; in a moment it can be shared.</summary>
    NotSent,

    /// <summary>There is no such reply.</summary>
    Gone,
}

/// <summary>What became of the wish to ask the moderators.</summary>
public enum ModeratorOutcome
{
    Asked,
    AskedBefore,

    /// <summary>The workspace has no channel for its moderators.</summary>
    NobodyToAsk,
    Gone,
}
