using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Core.Upkeep;

/// <summary>Remembers when sources were last looked at, and how that went. Every method is one transaction.</summary>
public interface IKeepingStore
{
    /// <summary>
    /// What is to be looked at now, longest due first: the feeds, and the pages of cited articles that were read from the web, and stored or
    /// published since a day.
    /// </summary>
    Task<IReadOnlyList<DueSource>> ListDueAsync(DateTimeOffset now, DateOnly pagesSince, int limit, CancellationToken cancellationToken);

    Task RecordCheckedAsync(string url, Validator? validator, DateTimeOffset now, DateTimeOffset due, CancellationToken cancellationToken);

    /// <param name="notice">What moderators everywhere are told, once an outage; null while it may pass.</param>
    Task RecordFailedAsync(string url, string problem, DateTimeOffset due, Notice? notice, CancellationToken cancellationToken);

    /// <summary>Those of the addresses that are still to be read.</summary>
    Task<IReadOnlyList<string>> ListNewAsync(IReadOnlyList<string> urls, int mostAttempts, CancellationToken cancellationToken);

    /// <param name="isDone">False where it could not be read, and may be later.</param>
    Task RecordEntryAsync(string url, bool isDone, CancellationToken cancellationToken);

    Task<SourceHealth> ReadHealthAsync(CancellationToken cancellationToken);
}

/// <summary>A feed or a page that is to be looked at.</summary>
/// <param name="Article">Null for a feed.</param>
/// <param name="IsTrusted">Of a feed: whether its articles are cited without review.</param>
/// <param name="Failures">How often it could not be read since it last could.</param>
/// <param name="IsTold">Whether moderators know.</param>
public sealed record DueSource(string Url, ArticleId? Article, bool IsTrusted, Validator? Validator, int Failures, bool IsTold);

/// <param name="CheckedAt">When any source was last read; null before the first time.</param>
/// <param name="Failing">Address and problem of those of which moderators were told.</param>
public sealed record SourceHealth(DateTimeOffset? CheckedAt, IReadOnlyList<(string Url, string Problem)> Failing);
