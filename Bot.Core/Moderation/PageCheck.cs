using Bot.Core.Articles;

namespace Bot.Core.Moderation;

/// <summary>What looking at a page again gave.</summary>
public abstract record PageCheck
{
    private PageCheck()
    {
    }

    /// <param name="Validator">To ask with the next time.</param>
    public sealed record Changed(RevisionDiff Diff, Validator? Validator) : PageCheck;

    public sealed record Same(Validator? Validator) : PageCheck;

    /// <param name="Reason">What is wrong and what to do about it, in one line.</param>
    /// <param name="IsGone">The server says that there is no such page any more.</param>
    public sealed record Failed(string Reason, bool IsGone, TimeSpan? RetryAfter) : PageCheck;
}
