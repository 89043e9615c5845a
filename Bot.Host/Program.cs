using Bot.Host.Cli;
using Bot.Host.Console;

return await CommandLine.RunAsync(args, new Shell(Terminal.OfProcess(), Environment.CurrentDirectory, TimeProvider.System), CancellationToken.None);
