using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bot.Host.Cli;

/// <summary>The command line: what is typed, to the command that does it, to an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Shell shell, CancellationToken cancellationToken)
    {
        // A question may begin with @ and must not be taken for the name of a response file.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = CreateRoot(shell).Parse(arguments, parsing);
        if (parsed.Action is ParseErrorAction)
        {
            var errors = string.Join("; ", parsed.Errors.Select(error => error.Message));
            await shell.Terminal.Error.WriteLineAsync($"docket: {errors.ReplaceLineEndings(" ")} (see --help)");
            return ExitCode.BadInput;
        }

        var invocation = new InvocationConfiguration
        {
            Output = shell.Terminal.Output,
            Error = shell.Terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        finally
        {
            await shell.Terminal.Output.FlushAsync(CancellationToken.None);
        }
    }

    private static RootCommand CreateRoot(Shell shell)
    {
        var root = new RootCommand("Docket answers questions about one running local story from its article store, with every sentence cited.");
        // Directives such as [diagram] would swallow a question that begins with a bracket.
        root.Directives.Clear();
        var options = new CommonOptions();
        options.AddTo(root);
        var runner = new CommandRunner(shell, options);
        root.Add(AskCommand.Create(runner));
        root.Add(SearchCommand.Create(runner));
        root.Add(IngestCommand.Create(runner));
        foreach (var command in ModerationCommands.Create(runner))
            root.Add(command);
        foreach (var command in BackupCommands.Create(runner))
            root.Add(command);
        root.Add(EvalCommand.Create(runner));
        root.Add(SetupCommand.Create(runner));
        root.Add(DoctorCommand.Create(runner));
        root.Add(ServeCommand.Create(runner));
        runner.Attach(root, (parsed, cancellationToken) => ServeCommand.ServeAsync(runner, parsed, cancellationToken));
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction standard)
                help.Action = new HelpWithExitCodes(standard);
        }

        return root;
    }

    private sealed class HelpWithExitCodes(HelpAction standard) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            standard.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(ExitCode.Help);
            return ExitCode.Ok;
        }
    }
}
