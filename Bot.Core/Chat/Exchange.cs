using Bot.Core.Answering;

namespace Bot.Core.Chat;

/// <summary>A message and the bot's reply to it.</summary>
/// <param name="Elapsed">From the message's arrival in the pipeline to the finished reply.</param>
/// <param name="Resolved">The question as it was understood, without the conversation before it; null where it was not read at all.</param>
public sealed record Exchange(ChatMessage Message, Reply Reply, TimeSpan Elapsed, string? Resolved = null);
