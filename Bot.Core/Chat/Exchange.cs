using Bot.Core.Answering;

namespace Bot.Core.Chat;

/// <summary>A message and the bot's reply to it.</summary>
/// <param name="Elapsed">From the message's arrival in the pipeline to the finished reply.</param>
public sealed record Exchange(ChatMessage Message, Reply Reply, TimeSpan Elapsed);
