using System.Globalization;
using Bot.Fakes;
using Bot.Fakes.Discord;
using Bot.Fakes.Slack.Shapes;

// dotnet run --project Bot.Tests/Fakes -- slack [URL] | discord [URL [SERVERS]] | model [URL] | shapes SAMPLES FILE | discord-shapes OPENAPI GATEWAY FILE
switch (args)
{
    case ["slack", ..]:
        return await SlackConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5090");
    case ["discord"] or ["discord", _] or ["discord", _, _]:
        return await DiscordConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5091", int.Parse(args.ElementAtOrDefault(2) ?? "0", CultureInfo.InvariantCulture));
    case ["model", ..]:
        return await ModelConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5092");
    case ["shapes", var samples, var file]:
        SlackShapes.Write(samples, file);
        return 0;
    case ["discord-shapes", var openApi, var gateway, var file]:
        await File.WriteAllTextAsync(file, SchemaShapes.Derive(openApi, gateway));
        return 0;
    default:
        Console.Error.WriteLine("usage: slack [URL] | discord [URL [SERVERS]] | model [URL] | shapes SAMPLES FILE | discord-shapes OPENAPI GATEWAY FILE");
        return 2;
}
