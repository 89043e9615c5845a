namespace Bot.Core.Chat;

/// <summary>A platform did not do what it was asked; the message names the call and what came back, without secrets or users' text.</summary>
/// <param name="isTransient">Whether the same call may succeed later.</param>
public sealed class ChatAdapterException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    public bool IsTransient => isTransient;

    /// <summary>How long the platform asks to wait before the next try; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the call may have taken effect all the same, as after a time-out.</summary>
    public bool MayHaveTakenEffect { get; init; }
}
