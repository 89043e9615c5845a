namespace Bot.Host.Discord;

/// <summary>The names by which commands and options come back, whatever language they are shown in.</summary>
internal static class CommandNames
{
    public const string Ask = "ask";
    public const string Question = "question";
    public const string Private = "private";
    public const string Sources = "sources";
    public const string Outlet = "outlet";
    public const string Help = "help";
    public const string Privacy = "privacy";
}
