using System.CommandLine;
using Bot.Core.Storage;
using Bot.Host.Configuration;

namespace Bot.Host.Cli;

/// <summary>Runs the body of a command: opens what it works on, and turns failures into one line and an exit code.</summary>
internal sealed class CommandRunner(Shell shell, CommonOptions options)
{
    public Shell Shell => shell;

    public void Attach(Command command, Func<ParseResult, CancellationToken, Task<int>> body) =>
        command.SetAction((parsed, cancellationToken) => GuardAsync(parsed, body, cancellationToken));

    public Settings ReadSettings(ParseResult parsed) => Settings.Read(options.Choices(parsed), shell.WorkingDirectory);

    public Task<Workspace> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Workspace.OpenAsync(ReadSettings(parsed), shell.Terminal.Error, shell.Clock, cancellationToken);

    /// <summary>The reader of a file named on the command line; <c>-</c> is standard input.</summary>
    public TextReader OpenInput(string path)
    {
        if (path == "-")
            return shell.Terminal.Input;
        try
        {
            return new StreamReader(Path.GetFullPath(path, shell.WorkingDirectory));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"cannot read {path}: {error.Message}", error);
        }
    }

    private async Task<int> GuardAsync(
        ParseResult parsed, Func<ParseResult, CancellationToken, Task<int>> body, CancellationToken cancellationToken)
    {
        try
        {
            return await body(parsed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
        catch (ConfigurationException error)
        {
            return Fail(error, error.Message, ExitCode.BadInput);
        }
        catch (StoreException error)
        {
            return Fail(error, error.Message, ExitCode.Failure);
        }
#pragma warning disable CA1031 // The outermost boundary: whatever it is, people get a line and not a stack trace.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Fail(error, $"unexpected failure: {error.Message} (--verbose says more)", ExitCode.Failure);
        }

        int Fail(Exception error, string message, int code)
        {
            shell.Terminal.Error.WriteLine($"docket: {message.ReplaceLineEndings(" ")}");
            if (options.IsVerbose(parsed))
                shell.Terminal.Error.WriteLine(error);
            return code;
        }
    }
}
