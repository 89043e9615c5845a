using Bot.Fakes;

// dotnet run --project Bot.Tests/Fakes -- slack [URL]
return args is ["slack", ..] ? await SlackConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5090") : Usage();

static int Usage()
{
    Console.Error.WriteLine("usage: slack [URL]");
    return 2;
}
