using System.Globalization;
using Bot.Fakes.Discord;

namespace Bot.Fakes;

/// <summary>A loopback Discord to try clients on, told what to do by lines on standard input.</summary>
internal static class DiscordConsole
{
    private const string Guild = "41771983444115456";
    private const string Channel = "41771983444115999";

    private const string Help = """
        say USER TEXT              a message in the channel; <@700000000000000001> mentions the bot
        dm USER TEXT               a direct message
        ask USER TEXT              the command /ask
        give USER COMMAND | NAME=VALUE | …
                                   any command, such as source waiting
        press MESSAGE USER ID      a button by its custom id
        close CODE                 close all connections
        reconnect                  ask for a reconnect
        abort                      break all connections
        log                        what the bot did
        quit
        """;

    /// <param name="url">Where to listen.</param>
    /// <param name="servers">In how many more servers the bot is, each with thirty channels.</param>
    public static async Task<int> RunAsync(string url, int servers)
    {
        await using var discord = await LoopbackDiscord.StartAsync(new LoopbackDiscordOptions { Url = url });
        discord.State.AddGuild(Guild);
        discord.State.AddChannel(Channel, Guild);
        foreach (var server in Enumerable.Range(0, servers))
            AddServer(discord, server);
        discord.Gateway.Prepare();
        Console.WriteLine($"Discord is at {discord.ApiBase} with the token {discord.Options.Token}, the application {discord.Options.ApplicationId} and the public key {discord.PublicKey}");
        Console.WriteLine(Help);
        while (await Console.In.ReadLineAsync() is { } line and not "quit")
            Do(discord, line.Split(' ', 3));
        return 0;
    }

    private static void AddServer(LoopbackDiscord discord, int number)
    {
        const long FirstServer = 50_000_000_000_000_000;
        const long FirstChannel = 60_000_000_000_000_000;
        var guild = discord.State.AddGuild((FirstServer + number).ToString(CultureInfo.InvariantCulture));
        foreach (var channel in Enumerable.Range(0, 30))
            discord.State.AddChannel((FirstChannel + (number * 30) + channel).ToString(CultureInfo.InvariantCulture), guild.Id);
    }

    private static void Do(LoopbackDiscord discord, string[] words)
    {
        switch (words)
        {
            case ["say", var user, var text]:
                discord.People.Say(Channel, user, text);
                break;
            case ["dm", var user, var text]:
                discord.People.Say(discord.State.DirectChannel(user).Id, user, text);
                break;
            case ["ask", var user, var text]:
                discord.People.Use(Channel, user, "ask", ("question", text));
                break;
            case ["give", var user, var text]:
                var parts = text.Split(" | ");
                discord.People.Use(Channel, user, parts[0], [.. parts.Skip(1).Select(part => part.Split('=', 2)).Select(part => (part[0], (System.Text.Json.Nodes.JsonNode)part[^1]))]);
                break;
            case ["press", var id, var rest] when rest.Split(' ') is [var user, var customId] && discord.State.Messages.FirstOrDefault(message => message.Id == id) is { } message:
                discord.People.Press(message, user, customId);
                break;
            case ["close", var code, ..]:
                discord.Gateway.Close(int.Parse(code, CultureInfo.InvariantCulture));
                break;
            case ["reconnect"]:
                discord.Gateway.Send(7);
                break;
            case ["abort"]:
                discord.Gateway.Abort();
                break;
            case ["log"]:
                foreach (var request in discord.Requests)
                    Console.WriteLine($"{request.Route} {request.Status} {request.Body?.ToJsonString()}");
                foreach (var message in discord.State.Messages)
                    Console.WriteLine($"{message.Id} {message.Author}{(message.IsEphemeral ? " (private)" : "")}: {message.Text}");
                Console.WriteLine($"{discord.Gateway.Open} open, {discord.Gateway.Opened} opened, {discord.Violations.Count} requests over a limit");
                break;
            default:
                Console.WriteLine(Help);
                break;
        }
    }
}
