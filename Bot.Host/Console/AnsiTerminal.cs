using Spectre.Console;

namespace Bot.Host.Console;

/// <summary>Spectre.Console over a terminal of ours. Only touched when somebody watches: loading it costs start-up time.</summary>
internal static class AnsiTerminal
{
    public static IAnsiConsole Of(Terminal terminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Detect,
        Out = new AnsiConsoleOutput(terminal.Output),
    });
}
