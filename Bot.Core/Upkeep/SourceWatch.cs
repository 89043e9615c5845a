using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Upkeep;

/// <summary>Looks at feeds and pages again and again: new articles are proposed, changed ones revised, and moderators told of what keeps failing.</summary>
public sealed partial class SourceWatch(
    IKeepingStore store, SourceDesk desk, WebReader web, FetchOptions options, TimeProvider clock, ILogger<SourceWatch> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // The first wait after a failure; each is twice as long as the one before.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // So many at once keep no site busy, and a full store is through in an hour.
    private const int MostAtOnce = 50;
    private const int MostNewEntries = 20;
    private const int MostAttempts = 3;

    /// <summary>Who does what happens by itself, as the audit log names them.</summary>
    public static Actor Actor { get; } = new("docket", "schedule", "refresh");

    /// <summary>Until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Periodically.RunAsync(Period, clock, CheckAsync, LogLater, cancellationToken);

    /// <summary>Looks at all that is due.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = DateOnly.FromDateTime(now.AddDays(-options.PageDays).UtcDateTime);
        foreach (var source in await store.ListDueAsync(now, since, MostAtOnce, cancellationToken))
        {
            var outcome = source.Article is { } article
                ? await desk.CheckAsync(Actor, article, source.Url, source.Validator, cancellationToken)
                : await CheckFeedAsync(source, cancellationToken);
            await RecordAsync(source, outcome, cancellationToken);
        }
    }

    private async Task<PageCheck> CheckFeedAsync(DueSource source, CancellationToken cancellationToken)
    {
        switch (await web.ReadAsync(source.Url, source.Validator, cancellationToken))
        {
            case WebReading.NotModified:
                return new PageCheck.Same(source.Validator);
            case WebReading.Feed feed:
                var fresh = await store.ListNewAsync([.. feed.Entries.Select(entry => entry.Url)], MostAttempts, cancellationToken);
                foreach (var url in fresh.Take(MostNewEntries))
                    await store.RecordEntryAsync(url, await TakeUpAsync(source, url, cancellationToken), cancellationToken);
                // What was left for the next time must not be hidden by an unchanged feed.
                return new PageCheck.Same(fresh.Count > MostNewEntries ? null : feed.Validator);
            case WebReading.Refused refused:
                return new PageCheck.Failed(refused.Reason, refused.IsGone, refused.RetryAfter);
            default:
                return new PageCheck.Failed($"{source.Url} no longer gives a feed", IsGone: false, RetryAfter: null);
        }
    }

    /// <summary>False where the article could not be read, and may be later.</summary>
    private async Task<bool> TakeUpAsync(DueSource feed, string url, CancellationToken cancellationToken)
    {
        try
        {
            if (await web.ReadAsync(url, validator: null, cancellationToken) is not WebReading.Article article)
                return false;
            var actor = Actor with { User = feed.Url };
            await desk.TakeUpAsync(actor, article.Draft, feed.IsTrusted, cancellationToken);
        }
        catch (SourceException error)
        {
            // It is there already, or of no use; neither changes by itself.
            LogRefused(url, error.Message);
        }

        return true;
    }

    private async Task RecordAsync(DueSource source, PageCheck outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (outcome is not PageCheck.Failed failed)
        {
            var period = TimeSpan.FromMinutes(source.Article is null ? options.FeedMinutes : options.PageMinutes);
            var validator = outcome is PageCheck.Same same ? same.Validator : ((PageCheck.Changed)outcome).Validator;
            await store.RecordCheckedAsync(source.Url, validator, now, now + period, cancellationToken);
            return;
        }

        var failures = source.Failures + 1;
        var wait = ShortestWait * Math.Pow(2, Math.Min(failures - 1, 10));
        wait = wait < LongestWait ? wait : LongestWait;
        var due = now + (failed.RetryAfter is { } asked && asked > wait ? asked : wait);
        var notice = !source.IsTold && (failures >= options.FailuresTold || failed.IsGone) ? Notices.OfFailing(source.Url, failures, failed.Reason) : null;
        await store.RecordFailedAsync(source.Url, failed.Reason, due, notice, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Sources are looked at again later")]
    private partial void LogLater(Exception error);

    [LoggerMessage(LogLevel.Information, "An article of a feed was not taken up ({Url}): {Reason}")]
    private partial void LogRefused(string url, string reason);
}
