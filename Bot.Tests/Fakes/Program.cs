using System.Globalization;
using Bot.Fakes;
using Bot.Fakes.Discord;

// dotnet run --project Bot.Tests/Fakes -- slack [URL] | discord [URL [SERVERS]]
// dotnet run --project Bot.Tests/Fakes -- discord-shapes OPENAPI GATEWAY > Bot.Tests/Fixtures/Discord/shapes.txt
return args switch
{
    ["slack", ..] => await SlackConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5090"),
    ["discord", ..] => await DiscordConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5091", int.Parse(args.ElementAtOrDefault(2) ?? "0", CultureInfo.InvariantCulture)),
    ["discord-shapes", var openApi, var gateway] => Print(SchemaShapes.Derive(openApi, gateway)),
    _ => Usage(),
};

static int Print(string text)
{
    Console.Write(text);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: slack [URL], discord [URL [SERVERS]], discord-shapes OPENAPI GATEWAY");
    return 2;
}
