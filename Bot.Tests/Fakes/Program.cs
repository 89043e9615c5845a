using Bot.Fakes;
using Bot.Fakes.Slack.Shapes;

// dotnet run --project Bot.Tests/Fakes -- slack [URL] | shapes SAMPLES FILE
switch (args)
{
    case ["slack"] or ["slack", _]:
        return await SlackConsole.RunAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5090");
    case ["shapes", var samples, var file]:
        SlackShapes.Write(samples, file);
        return 0;
    default:
        Console.Error.WriteLine("usage: slack [URL] | shapes SAMPLES FILE");
        return 2;
}
