namespace Bot.Core.Chat;

/// <summary>What somebody asked, on whatever platform.</summary>
/// <param name="History">Their earlier questions in the same conversation, oldest first.</param>
public sealed record ChatMessage(string Text, IReadOnlyList<string> History)
{
    /// <summary>Of a message that comes from no chat platform.</summary>
    public const string Local = "local";

    /// <summary>The team or server it comes from: what answering costs is counted for it.</summary>
    public string Workspace { get; init; } = Local;

    /// <summary>Below this confidence an answer is not sent: more than 0 where nobody asked the bot, and no more is to be spent on it than that needs.</summary>
    public double LeastConfidence { get; init; }
}
