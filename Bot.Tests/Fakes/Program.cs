using Bot.Fakes;

// dotnet run --project Bot.Tests/Fakes -- slack|discord [URL]
return args switch
{
    ["slack", ..] => await SlackConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5090"),
    ["discord", ..] => await DiscordConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5091"),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: slack|discord [URL]");
    return 2;
}
