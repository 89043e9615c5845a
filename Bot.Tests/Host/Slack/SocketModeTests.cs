using System.Text.Json.Nodes;
using Bot.Fakes.Slack;
using Bot.Host;
using Bot.Host.Slack.Wire;

namespace Bot.Tests.Host.Slack;

public sealed class SocketModeTests
{
    [Fact]
    public async Task What_is_kept_is_acknowledged_at_once_whatever_came_before_it()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);
        var first = bed.Slack.Sockets.Send("events_api", Event(bed, 1));
        var second = bed.Slack.Sockets.Send("events_api", Event(bed, 2));
        var deliveries = await bed.Inbox.ReadAllAsync(CancellationToken.None).Take(2).ToListAsync();

        deliveries[1].Acknowledge();
        await second.Acknowledged;

        Assert.False(first.IsAcknowledged);
        deliveries[0].Acknowledge();
        await first.Acknowledged;
    }

    [Fact]
    public async Task What_nobody_gets_to_is_acknowledged_before_slack_loses_patience()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);
        var sent = Enumerable.Range(0, 50).Select(number => bed.Slack.Sockets.Send("events_api", Event(bed, number))).ToList();
        // What goes past the inbox, and comes after them on the same socket.
        await bed.Slack.Sockets.Send("something_new", []).Acknowledged;
        Assert.DoesNotContain(sent, envelope => envelope.IsAcknowledged);

        bed.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(sent.Select(envelope => envelope.Acknowledged));

        Assert.All(sent, envelope => Assert.Equal(1, envelope.Attempts));
    }

    [Fact]
    public async Task What_is_given_back_comes_again()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);
        var envelope = bed.Slack.Sockets.Send("events_api", Event(bed, 1));
        await using var read = bed.Inbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();

        await read.MoveNextAsync();
        read.Current.GiveBack();
        await bed.Slack.RunAsync(bed.Clock, read.MoveNextAsync().AsTask());
        Assert.False(envelope.IsAcknowledged);
        read.Current.Acknowledge();
        await envelope.Acknowledged;

        Assert.Equal(2, envelope.Attempts);
    }

    [Fact]
    public async Task What_finds_the_inbox_full_is_left_for_later_and_comes_again()
    {
        await using var bed = await SlackBed.StartAsync(inboxCapacity: 1);
        await using var listening = Listening.To(bed);
        bed.Slack.Sockets.Send("events_api", Event(bed, 1));
        var second = bed.Slack.Sockets.Send("events_api", Event(bed, 2));
        await bed.Slack.Sockets.Send("something_new", []).Acknowledged;

        await using var read = bed.Inbox.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        await read.MoveNextAsync();
        read.Current.Acknowledge();
        await bed.Slack.RunAsync(bed.Clock, read.MoveNextAsync().AsTask());

        Assert.False(second.IsAcknowledged);
        Assert.True(second.Attempts > 1);
        Assert.Equal("Ev2", read.Current.Payload.Text("event_id"));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task The_next_socket_is_open_before_the_old_one_closes(string reason)
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);
        await bed.Slack.Sockets.WhenOpenAsync(1);

        await bed.Slack.Sockets.DisconnectAsync(reason, andClose: false);
        await bed.Slack.PassAsync(bed.Clock, () => bed.Slack.Sockets.Open == 2);
        await bed.Slack.PassAsync(bed.Clock, () => bed.Slack.Sockets.Open == 1);

        Assert.Equal((2, 2), (bed.Slack.Sockets.Opened, bed.Slack.Sockets.MostOpen));
        await bed.Slack.RunAsync(bed.Clock, bed.Slack.Sockets.Send("events_api", Event(bed, 1)).Acknowledged);
    }

    [Fact]
    public async Task A_socket_that_breaks_is_replaced_and_what_was_on_its_way_arrives()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);
        await bed.Slack.Sockets.WhenOpenAsync(1);

        bed.Slack.Sockets.Abort();
        var envelope = bed.Slack.Sockets.Send("events_api", Event(bed, 1));
        await bed.Slack.RunAsync(bed.Clock, envelope.Acknowledged);

        Assert.True(bed.Slack.Sockets.Opened >= 2);
    }

    [Fact]
    public async Task A_socket_without_hello_is_given_up()
    {
        await using var bed = await SlackBed.StartAsync();
        bed.Slack.Sockets.SaysHello = false;
        await using var listening = Listening.To(bed);
        await bed.Slack.PassAsync(bed.Clock, () => bed.Slack.Sockets.Opened == 2);
        bed.Slack.Sockets.SaysHello = true;

        await bed.Slack.RunAsync(bed.Clock, bed.Slack.Sockets.Send("events_api", Event(bed, 1)).Acknowledged);

        Assert.False(listening.Task.IsCompleted);
    }

    [Fact]
    public async Task Disabled_socket_mode_stops_and_says_what_to_turn_on()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);
        await bed.Slack.Sockets.WhenOpenAsync(1);

        await bed.Slack.Sockets.DisconnectAsync("link_disabled");
        var error = await Assert.ThrowsAsync<SlackException>(() => listening.Task);

        Assert.Contains("turn it on", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, bed.Slack.Sockets.Opened);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_allowed_token_type")]
    [InlineData("account_inactive")]
    public async Task A_token_that_does_not_work_stops_at_once_and_says_so(string code)
    {
        await using var bed = await SlackBed.StartAsync();
        bed.Slack.Faults = _ => new Fault.NotOk(code);
        await using var listening = Listening.To(bed);

        var error = await Assert.ThrowsAsync<SlackException>(() => listening.Task);

        Assert.Equal(code, error.Code);
        Assert.NotEqual($"apps.connections.open: {code}", error.Message);
        Assert.Single(bed.Slack.Calls);
    }

    [Fact]
    public async Task A_slack_that_is_down_for_long_is_found_again()
    {
        await using var bed = await SlackBed.StartAsync();
        var left = 20;
        bed.Slack.Faults = _ => left-- > 0 ? new Fault.Status(500, Done: false) : null;
        await using var listening = Listening.To(bed);

        await bed.Slack.RunAsync(bed.Clock, bed.Slack.Sockets.Send("events_api", Event(bed, 1)).Acknowledged);

        Assert.Equal(21, bed.Slack.Calls.Count);
    }

    [Fact]
    public async Task A_peer_that_answers_no_pings_is_dead()
    {
        await using var bed = await SlackBed.StartAsync(timings: SocketTimings.Usual with { Ping = TimeSpan.FromMilliseconds(20), Pong = TimeSpan.FromMilliseconds(20) });
        await using var mute = new MutePeer();
        bed.Slack.Sockets.Address = mute.Address;
        await using var listening = Listening.To(bed);
        await mute.Connected;
        bed.Slack.Sockets.Address = null;

        await bed.Slack.RunAsync(bed.Clock, bed.Slack.Sockets.Send("something_new", []).Acknowledged);

        Assert.Equal(1, bed.Slack.Sockets.Opened);
    }

    [Fact]
    public async Task An_envelope_of_an_unknown_kind_is_acknowledged_and_left_alone()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var listening = Listening.To(bed);

        await bed.Slack.Sockets.Send("something_new", new JsonObject { ["a"] = 1 }).Acknowledged;

        bed.Inbox.Close();
        Assert.Empty(await bed.Inbox.ReadAllAsync(CancellationToken.None).ToListAsync());
    }

    private static JsonObject Event(SlackBed bed, int number)
    {
        var payload = bed.Payloads.Event(new JsonObject { ["type"] = "message" });
        payload["event_id"] = $"Ev{number}";
        return payload;
    }
}
