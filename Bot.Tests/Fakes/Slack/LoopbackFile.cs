namespace Bot.Fakes.Slack;

/// <summary>A file that somebody put into a modal.</summary>
/// <param name="Url">Where it can be read with the bot's token.</param>
public sealed record LoopbackFile(string Name, byte[] Content, string Url);
