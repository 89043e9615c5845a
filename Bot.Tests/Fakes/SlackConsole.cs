using Bot.Fakes.Slack;

namespace Bot.Fakes;

/// <summary>A loopback Slack to try clients on, told what to do by lines on standard input.</summary>
internal static class SlackConsole
{
    private const string Help = """
        say CHANNEL USER TEXT      a message; <@U0BOT> mentions the bot
        ask CHANNEL USER TEXT      the command /ask
        give CHANNEL USER /COMMAND any slash command, such as /source waiting
        seen                       what only one person sees
        disconnect REASON          announce the end of all sockets, and end them
        abort                      break all sockets
        log                        what the bot did
        quit
        """;

    public static async Task<int> RunAsync(string url)
    {
        await using var slack = await LoopbackSlack.StartAsync(new LoopbackSlackOptions { Url = url });
        slack.State.AddChannel("C0GENERAL");
        slack.State.AddChannel("D0DIRECT", ChannelKind.Direct);
        slack.State.Add("C0GENERAL", null, "U0HUMAN", "hello");
        var payloads = new SlackPayloads(slack);
        Console.WriteLine($"Slack is at {slack.ApiBase} with the tokens {slack.Options.BotToken} and {slack.Options.AppToken}");
        Console.WriteLine(Help);
        while (await Console.In.ReadLineAsync() is { } line and not "quit")
            await DoAsync(slack, payloads, line.Split(' ', 4));
        return 0;
    }

    private static async Task DoAsync(LoopbackSlack slack, SlackPayloads payloads, string[] words)
    {
        switch (words)
        {
            case ["say", var channel, var user, var text]:
                foreach (var item in payloads.Say(channel, user, text).Events)
                    slack.Sockets.Send("events_api", item);
                break;
            case ["ask", var channel, var user, var text]:
                slack.Sockets.Send("slash_commands", payloads.Command(channel, user, text), acceptsResponse: true);
                break;
            case ["give", var channel, var user, var text]:
                var parts = text.Split(' ', 2);
                slack.Sockets.Send("slash_commands", payloads.Command(channel, user, parts.ElementAtOrDefault(1) ?? "", parts[0]), acceptsResponse: true);
                break;
            case ["seen"]:
                foreach (var shown in slack.State.Ephemerals)
                    Console.WriteLine($"{shown.User}: {shown.Text}");
                break;
            case ["disconnect", var reason]:
                await slack.Sockets.DisconnectAsync(reason);
                break;
            case ["abort"]:
                slack.Sockets.Abort();
                break;
            case ["log"]:
                foreach (var call in slack.Calls)
                    Console.WriteLine($"{call.Method} {call.Error ?? "ok"} {call.Arguments.ToJsonString()}");
                Console.WriteLine($"{slack.Sockets.Open} open, {slack.Sockets.Opened} opened, {slack.Sockets.Unacknowledged} unacknowledged");
                break;
            default:
                Console.WriteLine(Help);
                break;
        }
    }
}
