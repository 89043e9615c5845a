namespace Bot.Core.Chat;

/// <summary>
/// Writes a question that leans on the conversation before it, or is in another language than the sources, as one that stands alone
/// and is in theirs. Null where that cannot be done, or was not done faithfully.
/// </summary>
/// <param name="message">What was asked.</param>
/// <param name="language">The language it is asked in.</param>
/// <param name="since">When it came, as a timestamp of the bot's clock.</param>
public delegate Task<string?> RewriteQuestion(ChatMessage message, string language, long since, CancellationToken cancellationToken);
