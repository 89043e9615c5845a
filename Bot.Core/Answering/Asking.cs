namespace Bot.Core.Answering;

/// <summary>For whom an answer is composed, and what may be spent on it.</summary>
/// <param name="Workspace">Where the question comes from: what composing costs is counted for it.</param>
/// <param name="Since">When it came, as a timestamp of the bot's clock: whatever is waited for, is waited for in the same time.</param>
public sealed record Asking(string Workspace, long Since)
{
    /// <summary>Below this confidence the answer is not sent, since nobody asked for one.</summary>
    public double LeastConfidence { get; init; }
}
