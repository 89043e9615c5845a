using System.CommandLine;
using Bot.Host.Configuration;
using Bot.Host.Console;
using Bot.Host.Diagnosis;

namespace Bot.Host.Cli;

internal static class DoctorCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("doctor", "Check configuration, knowledge folder, store, disk and clock, and say what to fix");
        runner.Attach(command, (parsed, cancellationToken) => ExamineAsync(runner, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ExamineAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = runner.Shell.Terminal.Output;
        var failed = false;
        await foreach (var finding in FindingsAsync(runner, parsed, cancellationToken))
        {
            failed |= finding.Grade == Grade.Fail;
            await output.WriteLineAsync($"{GradeName(finding.Grade),-5}{finding.Subject,-15}{TerminalText.Line(finding.Text)}");
            await output.FlushAsync(cancellationToken);
        }

        return failed ? ExitCode.Failure : ExitCode.Ok;
    }

    private static IAsyncEnumerable<Finding> FindingsAsync(CommandRunner runner, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return new Doctor(runner.ReadSettings(parsed), runner.Shell.Clock).ExamineAsync(cancellationToken);
        }
        catch (ConfigurationException error)
        {
            return new[] { Finding.Fail("configuration", error.Message) }.ToAsyncEnumerable();
        }
    }

    private static string GradeName(Grade grade) => grade switch
    {
        Grade.Ok => "ok",
        Grade.Warn => "warn",
        _ => "fail",
    };
}
