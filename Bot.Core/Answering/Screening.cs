namespace Bot.Core.Answering;

/// <summary>Whether a message is looked up at all.</summary>
public abstract record Screening
{
    private Screening()
    {
    }

    public sealed record Passed : Screening;

    /// <param name="Message">Why, in words for the asker.</param>
    public sealed record Refused(AbstentionReason Reason, string Message) : Screening;
}
