using Bot.Host.Cli;
using Bot.Host.Console;

var terminal = Terminal.OfProcess();
try
{
    return await CommandLine.RunAsync(args, new Shell(terminal, Environment.CurrentDirectory, TimeProvider.System), CancellationToken.None);
}
catch (IOException error)
{
    // The working directory may have been deleted, or standard output closed.
    await terminal.Error.WriteLineAsync($"docket: {error.Message}");
    return ExitCode.Failure;
}
