namespace Bot.Host;

/// <summary>A file that goes to somebody in a chat.</summary>
/// <param name="Name">With its type; letters, digits, dots, dashes and underscores only, which is what Discord can refer to.</param>
internal sealed record OutgoingFile(string Name, byte[] Content);
