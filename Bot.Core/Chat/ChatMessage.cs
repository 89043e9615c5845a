namespace Bot.Core.Chat;

/// <summary>What somebody asked, on whatever platform.</summary>
/// <param name="History">Their earlier questions in the same conversation, oldest first.</param>
public sealed record ChatMessage(string Text, IReadOnlyList<string> History)
{
    /// <summary>Of a message that comes from no chat platform.</summary>
    public const string Local = "local";

    /// <summary>The team or server it comes from: what answering costs is counted for it.</summary>
    public string Workspace { get; init; } = Local;
}
