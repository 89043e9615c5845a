using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Discord.Wire;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Discord;

/// <summary>Holds what the loopback Discord says against the members that Discord's published schemas give its objects.</summary>
public sealed class DiscordShapesTests
{
    private static readonly Dictionary<string, Dictionary<string, Member>> Shapes = Load();

    [Fact]
    public async Task Answers_over_http_have_the_published_shape()
    {
        await using var bed = await DiscordBed.StartAsync();
        var thread = new JsonObject { ["name"] = "thread", ["auto_archive_duration"] = 1440 };
        var asked = bed.Discord.People.Say(DiscordBed.Channel, DiscordBed.User, "hello");
        var reply = new JsonObject { ["content"] = "hi", ["nonce"] = "1", ["message_reference"] = new JsonObject { ["message_id"] = asked.Id } };
        var command = new JsonObject { ["name"] = "ask", ["description"] = "Ask" };
        var application = bed.Discord.Options.ApplicationId;

        await HoldsAsync(bed, "GatewayBotResponse", HttpMethod.Get, DiscordRoute.GatewayBot);
        await HoldsAsync(bed, "UserPIIResponse", HttpMethod.Get, DiscordRoute.CurrentUser);
        await HoldsAsync(bed, "PrivateApplicationResponse", HttpMethod.Get, DiscordRoute.CurrentApplication);
        await HoldsAsync(bed, "PrivateChannelResponse", HttpMethod.Post, DiscordRoute.DirectChannels, new JsonObject { ["recipient_id"] = DiscordBed.User });
        await HoldsAsync(bed, "GuildChannelResponse", HttpMethod.Get, DiscordRoute.Channel(DiscordBed.Channel));
        await HoldsAsync(bed, "MessageResponse", HttpMethod.Post, DiscordRoute.Messages(DiscordBed.Channel), reply);
        await HoldsAsync(bed, "MessageResponse", HttpMethod.Get, DiscordRoute.Message(DiscordBed.Channel, asked.Id));
        await HoldsAsync(bed, "MessageResponse", HttpMethod.Get, DiscordRoute.MessagesAfter(DiscordBed.Channel, asked.Id, 10));
        await HoldsAsync(bed, "ThreadResponse", HttpMethod.Post, DiscordRoute.ThreadOf(DiscordBed.Channel, asked.Id), thread);
        await HoldsAsync(bed, "GuildMemberResponse", HttpMethod.Get, DiscordRoute.Member(DiscordBed.Guild, DiscordBed.User));
        await HoldsAsync(bed, "GuildRoleResponse", HttpMethod.Get, DiscordRoute.Roles(DiscordBed.Guild));
        await HoldsAsync(bed, "ApplicationCommandResponse", HttpMethod.Post, DiscordRoute.Commands(application), command);
        await HoldsAsync(bed, "ApplicationCommandResponse", HttpMethod.Get, DiscordRoute.Commands(application));
    }

    [Fact]
    public async Task Events_of_the_gateway_have_the_published_shape()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = Listening.To(bed);
        await bed.PassAsync(() => bed.Discord.Gateway.Ready == 1);
        var people = bed.Discord.People;

        var message = people.Say(DiscordBed.Channel, DiscordBed.User, $"<@{bed.Discord.Options.BotUser}> hello");
        people.Delete(people.Say(bed.Discord.State.DirectChannel(DiscordBed.User).Id, DiscordBed.User, "hello"));
        await bed.RunAsync(bed.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.ThreadOf(DiscordBed.Channel, message.Id), new JsonObject { ["name"] = "thread" })));
        var (press, modal) = (people.Press(message, DiscordBed.User, "press"), new JsonObject { ["custom_id"] = "m", ["title"] = "t", ["components"] = Inputs() });
        await bed.RunAsync(bed.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.Callback(press.Id, press.Token), new JsonObject { ["type"] = 9, ["data"] = modal })));

        Holds("GatewayHelloData", bed.Discord.Gateway.Sent("HELLO"));
        Holds("GatewayReadyDispatchData", bed.Discord.Gateway.Sent("READY"));
        Holds("GatewayGuildCreateDispatchData", bed.Discord.Gateway.Sent("GUILD_CREATE"));
        Holds("GatewayMessageCreateDispatchData", bed.Discord.Gateway.Sent("MESSAGE_CREATE"));
        Holds("GatewayMessageDeleteDispatchData", bed.Discord.Gateway.Sent("MESSAGE_DELETE"));
        Holds("GatewayThreadCreateDispatchData", bed.Discord.Gateway.Sent("THREAD_CREATE"));
        Holds("APIChatInputApplicationCommandInteraction", people.Use(DiscordBed.Channel, DiscordBed.User, "ask", ("question", "What?")).Payload);
        Holds("APIMessageApplicationCommandInteraction", people.UseOn(message, DiscordBed.User, "Check").Payload);
        Holds("APIApplicationCommandAutocompleteInteraction", people.Type(DiscordBed.Channel, DiscordBed.User, "sources", "outlet", "T").Payload);
        Holds("APIMessageComponentInteraction", press.Payload);
        Holds("APIModalSubmitInteraction", people.Submit(press, ("why", "because")).Payload);
    }

    [Fact]
    public async Task Errors_have_the_published_shape()
    {
        await using var bed = await DiscordBed.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = bed.Discord.ApiBase };

        using var answer = await client.GetAsync("users/@me");

        Holds("Error", JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private static JsonArray Inputs() =>
        new(new JsonObject { ["type"] = 18, ["label"] = "Why", ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = "why", ["style"] = 1 } });

    private static async Task HoldsAsync(DiscordBed bed, string shape, HttpMethod method, DiscordRoute route, JsonNode? body = null)
    {
        var answer = await bed.RunAsync(bed.SendAsync(new DiscordRequest(method, route, body)));
        Holds(shape, JsonNode.Parse(answer!.Value.GetRawText()));
    }

    private static void Holds(string shape, JsonNode? value) => Assert.Empty(Problems(shape, value, shape));

    private static IEnumerable<string> Problems(string shape, JsonNode? value, string at)
    {
        if (value is JsonArray items)
            return items.Count == 0 && at == shape ? [$"{at}: nothing to look at"] : items.SelectMany((item, index) => Problems(shape, item, $"{at}[{index}]"));
        if (value is not JsonObject json)
            return [];
        var members = Shapes[shape];
        var missing = members.Where(member => member.Value.IsRequired && !json.ContainsKey(member.Key)).Select(member => $"{at}.{member.Key} is missing");
        return missing.Concat(json.SelectMany(pair => members.TryGetValue(pair.Key, out var member) ? OfMember(member, pair.Value, $"{at}.{pair.Key}") : []));
    }

    private static IEnumerable<string> OfMember(Member member, JsonNode? value, string at)
    {
        var type = value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            var kind => kind.ToString()!.ToLowerInvariant(),
        };
        if (!member.Types.Contains(type) && !member.Types.Contains("any"))
            return [$"{at} is {type}, not {string.Join('|', member.Types)}"];
        return member.Holds is { } shape ? Problems(shape, value, at) : [];
    }

    private static Dictionary<string, Dictionary<string, Member>> Load()
    {
        var shapes = new Dictionary<string, Dictionary<string, Member>>();
        foreach (var line in File.ReadLines(Repository.File("Bot.Tests/Fixtures/Discord/shapes.txt")).Where(line => line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                shapes.Add(line, []);
                continue;
            }

            var words = line.Trim().Split(' ');
            shapes.Last().Value.Add(words[0].TrimEnd('!'), new Member(words[0][^1] == '!', words[1].Split('|'), words.ElementAtOrDefault(2)));
        }

        return shapes;
    }

    private sealed record Member(bool IsRequired, string[] Types, string? Holds);
}
