using System.CommandLine;
using Bot.Host.Console;
using Bot.Host.Discord;
using Bot.Host.Slack;
using Bot.Host.Web;

namespace Bot.Host.Cli;

internal static class ServeCommand
{
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
        var settings = runner.ReadSettings(parsed);
        await using var platforms = ChatPlatforms.Create(settings, workspace, shell.Clock);
        await using var keeping = SourceKeeping.Start(settings, workspace, shell.Clock);
        await using var embedding = Embedding.Start(workspace);
        await using var server = await WebServer.StartAsync(workspace, settings.Web, platforms.Map, shell.Clock, cancellationToken);
        await platforms.StartAsync(problem => terminal.Error.WriteLine($"docket: {problem}"), cancellationToken);
        string[] ways = [$"Slack is {SlackWays.Describe(settings.Slack)}.", $"Discord is {DiscordWays.Describe(settings.Discord)}."];
        foreach (var line in server.Addresses.Select(address => $"Web page: {address}").Concat(ways))
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
