using Bot.Host.Console;

namespace Bot.Host.Cli;

/// <summary>What a command finds round itself; tests hand in their own.</summary>
internal sealed record Shell(Terminal Terminal, string WorkingDirectory, TimeProvider Clock);
