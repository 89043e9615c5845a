namespace Bot.Core.Chat;

/// <summary>What somebody asked, on whatever platform.</summary>
/// <param name="History">Their earlier questions in the same conversation, oldest first.</param>
public sealed record ChatMessage(string Text, IReadOnlyList<string> History);
