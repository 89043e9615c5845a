using Bot.Core.Articles;

namespace Bot.Core.Ingestion.Web;

/// <summary>What came of fetching an address.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <param name="Address">Where it was found, after redirects.</param>
    /// <param name="MediaType">As the server says, in lower case without parameters; empty when it does not.</param>
    /// <param name="Charset">As the server says; null when it does not.</param>
    /// <param name="Validator">What to ask with whether it has changed; null when the server gives nothing.</param>
    public sealed record Fetched(Uri Address, string MediaType, string? Charset, byte[] Content, Validator? Validator) : FetchResult;

    /// <summary>It has not changed since the validator was given.</summary>
    public sealed record NotModified : FetchResult;

    /// <param name="Reason">What is wrong and what to do about it, in one line.</param>
    /// <param name="IsGone">The server says that there is no such page any more.</param>
    /// <param name="RetryAfter">When the server wants to be asked again, if it says so.</param>
    public sealed record Refused(string Reason, bool IsGone = false, TimeSpan? RetryAfter = null) : FetchResult;
}
