using System.CommandLine;
using Bot.Host.Console;
using Bot.Host.Web;

namespace Bot.Host.Cli;

internal static class ServeCommand
{
    // Said as it is: keys for the platforms change nothing in this version.
    private static readonly string[] Platforms =
    [
        "Slack is off: this version has no Slack adapter yet. Later: Bot__Slack__BotToken with Bot__Slack__AppToken or Bot__Slack__SigningSecret.",
        "Discord is off: this version has no Discord adapter yet. Later: Bot__Discord__Token or Bot__Discord__PublicKey.",
    ];

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("serve", "Start the bot: the web page, and a chat when on a terminal (also without any command)");
        runner.Attach(command, (parsed, cancellationToken) => ServeAsync(runner, parsed, cancellationToken));
        return command;
    }

    public static async Task<int> ServeAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
    {
        var shell = runner.Shell;
        var terminal = shell.Terminal;
        await using var workspace = await runner.OpenAsync(parsed, cancellationToken);
        await using var server = await WebServer.StartAsync(workspace, runner.ReadSettings(parsed).Web, shell.Clock, cancellationToken);
        foreach (var line in server.Addresses.Select(address => $"Web page: {address}").Concat(Platforms))
            await terminal.Output.WriteLineAsync(line);
        await terminal.Output.FlushAsync(cancellationToken);
        try
        {
            if (terminal is { TakesInput: true, ShowsOutput: true })
                await new ConsoleChat(terminal, AnsiTerminal.Of(terminal), workspace.Pipeline).RunAsync(cancellationToken);
            else
                await Task.Delay(Timeout.InfiniteTimeSpan, shell.Clock, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a bot is meant to be stopped.
        }

        return ExitCode.Ok;
    }
}
