using Bot.Core.Articles;

namespace Bot.Core.Ingestion.Web;

/// <summary>What reading an address gave.</summary>
public abstract record WebReading
{
    private WebReading()
    {
    }

    /// <param name="Address">Where it was found, after redirects.</param>
    /// <param name="Validator">To ask later whether it has changed.</param>
    public sealed record Article(ArticleDraft Draft, Uri Address, Validator? Validator) : WebReading;

    /// <param name="Entries">Newest first, as the feed has them.</param>
    public sealed record Feed(string Title, IReadOnlyList<FeedEntry> Entries, Validator? Validator) : WebReading;

    public sealed record NotModified : WebReading;

    /// <param name="Reason">What is wrong and what to do about it, in one line.</param>
    /// <param name="IsGone">The server says that there is no such page any more.</param>
    public sealed record Refused(string Reason, bool IsGone, TimeSpan? RetryAfter = null) : WebReading;
}

/// <summary>One article that a feed names.</summary>
public sealed record FeedEntry(string Url, string Title, DateOnly? Published);
