using Bot.Host.Cli;
using Bot.Host.Console;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

/// <summary>One run of the command line inside the test process.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CommandLineRun> OfAsync(TempDirectory folder, params string[] arguments) => WithInputAsync(folder, "", arguments);

    public static async Task<CommandLineRun> WithInputAsync(TempDirectory folder, string input, params string[] arguments)
    {
        using var reader = new StringReader(input);
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(reader, output, error, ShowsOutput: false, TakesInput: false);
        var code = await CommandLine.RunAsync(arguments, new Shell(terminal, folder.FullName, FerryStory.Clock()), CancellationToken.None);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
