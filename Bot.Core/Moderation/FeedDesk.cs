using Bot.Core.Ingestion;
using Bot.Core.Ingestion.Web;

namespace Bot.Core.Moderation;

/// <summary>What moderators do about feeds. Whether the caller may is the face's to check.</summary>
public sealed class FeedDesk(IModerationStore moderation, WebReader web, TimeProvider clock)
{
    /// <summary>Adds a feed once it was read; its articles follow by themselves.</summary>
    /// <returns>The feed's own name, and how many articles it names.</returns>
    /// <exception cref="SourceException"/>
    public async Task<(string Title, int Entries)> AddAsync(Actor actor, string url, bool isTrusted, CancellationToken cancellationToken)
    {
        url = url.Trim();
        var feed = await web.ReadAsync(url, validator: null, cancellationToken) switch
        {
            WebReading.Feed found => found,
            WebReading.Refused refused => throw new SourceException(refused.Reason),
            _ => throw new SourceException("this is no feed; add it as an article: sources add ADDRESS"),
        };
        if (await moderation.AddFeedAsync(actor, new Feed(url, isTrusted, actor.ToString(), clock.GetUtcNow()), cancellationToken) is null)
            throw new SourceException("the feed is there already; remove it first to change how it is read: sources feed remove ADDRESS");
        return (feed.Title, feed.Entries.Count);
    }

    /// <summary>Its articles stay.</summary>
    /// <exception cref="SourceException"/>
    public async Task RemoveAsync(Actor actor, string url, CancellationToken cancellationToken)
    {
        if (await moderation.RemoveFeedAsync(actor, url.Trim(), cancellationToken) is null)
            throw new SourceException($"there is no feed {url.Trim()}; sources feed list shows all");
    }

    public Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken) => moderation.ListFeedsAsync(cancellationToken);
}
