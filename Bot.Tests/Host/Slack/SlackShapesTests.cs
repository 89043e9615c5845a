using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Bot.Fakes.Slack;
using Bot.Fakes.Slack.Shapes;
using Bot.Host.Platforms;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Slack;

/// <summary>What the loopback Slack sends has the shape of what Slack sends.</summary>
public sealed class SlackShapesTests : IAsyncLifetime
{
    private static readonly IReadOnlyDictionary<string, PayloadShape> Shapes = SlackShapes.Load(Repository.File("Bot.Tests/Fakes/Slack/Shapes/slack.json"));

    private SlackBed bed = null!;

    public async ValueTask InitializeAsync() => bed = await SlackBed.StartAsync();

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Fact]
    public void Its_events_do()
    {
        var (message, events) = bed.Payloads.Say("C1", "U1", $"<@{bed.Slack.Options.BotUser}> What?");
        var (followUp, more) = bed.Payloads.Say("C1", "U1", "And when?", message.Ts);

        AssertShape("event app_mention", events[0]);
        AssertShape("event message", events[1]);
        AssertShape("event message", more[0]);
        AssertShape("event message_changed", bed.Payloads.Edit(followUp, "And since when?"));
        AssertShape("event message_changed", bed.Payloads.Delete(message));
        AssertShape("event message_deleted", bed.Payloads.Delete(followUp));
        AssertShape("event app_home_opened", bed.Payloads.HomeOpened("D1", "U1"));
    }

    [Fact]
    public void Its_commands_and_interactions_do()
    {
        var own = bed.Slack.State.Add("C1", null, bed.Slack.Options.BotUser, "An answer");
        var button = JsonNode.Parse("""{"type":"button","action_id":"a","value":"v","text":{"type":"plain_text","text":"Press"}}""")!.AsObject();
        var view = JsonNode.Parse("""{"type":"modal","callback_id":"c","private_metadata":"m","title":{"type":"plain_text","text":"Why?"},"blocks":[]}""")!.AsObject();

        AssertShape("command", bed.Payloads.Command("C1", "U1", "What?"));
        AssertShape("interaction block_actions", bed.Payloads.Press("C1", "U1", button, own.Ts, null));
        AssertShape("interaction block_actions", bed.Payloads.Press("C1", "U1", button, "1.000001", own.Ts, isEphemeral: true));
        AssertShape("interaction message_action", bed.Payloads.Shortcut(ActionIds.CheckClaim, own, "U1"));
        AssertShape("interaction view_submission", bed.Payloads.Submit(new OpenedView("V1", "U1", view), ("reason", "text", "Old")));
    }

    [Fact]
    public async Task What_it_says_on_a_socket_does()
    {
        var opened = await bed.Api.CallAsync(new("apps.connections.open", []), bed.Slack.Options.AppToken, CancellationToken.None);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(opened.Required("apps.connections.open", "url")), CancellationToken.None);
        bed.Slack.Sockets.Send("events_api", bed.Payloads.HomeOpened("D1", "U1"));
        bed.Slack.Sockets.Send("slash_commands", bed.Payloads.Command("C1", "U1", "What?"), acceptsResponse: true);
        bed.Slack.Sockets.Send("interactive", []);

        string[] types = ["hello", "events_api", "slash_commands", "interactive"];
        foreach (var type in types)
            AssertShape($"socket {type}", await ReceiveAsync(socket));
        await bed.Slack.Sockets.DisconnectAsync("warning", andClose: false);
        AssertShape("socket disconnect", await ReceiveAsync(socket));
    }

    [Fact]
    public void A_member_that_is_invented_missing_or_of_another_type_is_found()
    {
        var payload = bed.Payloads.Say("C1", "U1", "What?").Events[0];
        payload["invented"] = 1;
        payload["event"]!["ts"] = 1.5;
        payload["event"]!.AsObject().Remove("channel");
        payload["authorizations"]![0]!.AsObject().Remove("team_id");

        var problems = Shapes["event message"].Check(payload);

        Assert.Equal(
            ["authorizations[].team_id is missing", "event.channel is missing", "event.ts is number, in the samples string", "invented is in no sample"],
            problems.Order(StringComparer.Ordinal));
    }

    private static void AssertShape(string kind, JsonNode payload) => Assert.Empty(Shapes[kind].Check(payload));

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None);
            length += received.Count;
        }
        while (!received.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, length))!;
    }
}
