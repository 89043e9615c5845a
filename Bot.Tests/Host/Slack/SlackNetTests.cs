using System.Text.Json.Nodes;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Host.Slack.Wire;

namespace Bot.Tests.Host.Slack;

/// <summary>What SlackNet does not do by itself.</summary>
public sealed class SlackNetTests
{
    [Theory]
    [InlineData("xapp-wrong", "the token is wrong")]
    [InlineData("xoxb-1-loopback", "begins with xoxb-")]
    public async Task A_token_that_does_not_work_stops_with_what_to_mend(string token, string said)
    {
        await using var bed = await SlackBed.StartAsync(client: ChatClients.Sdk, appToken: token);
        await using var listening = Listening.To(bed);

        await bed.Slack.PassAsync(bed.Clock, () => listening.Task.IsCompleted);

        Assert.Contains(said, (await Assert.ThrowsAsync<SlackException>(() => listening.Task)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_the_bot_runs_stops_it_at_the_next_connecting()
    {
        await using var bed = await SlackBed.StartAsync(client: ChatClients.Sdk);
        await using var listening = await OpenAsync(bed);
        bed.Slack.Faults = call => call.Method == "apps.connections.open" ? new Fault.NotOk("invalid_auth") : null;

        bed.Slack.Sockets.Abort();
        await bed.Slack.PassAsync(bed.Clock, () => listening.Task.IsCompleted);

        Assert.Equal("invalid_auth", (await Assert.ThrowsAsync<SlackException>(() => listening.Task)).Code);
    }

    [Fact]
    public async Task Socket_mode_that_is_turned_off_stops_it()
    {
        await using var bed = await SlackBed.StartAsync(client: ChatClients.Sdk);
        await using var listening = await OpenAsync(bed);

        await bed.Slack.Sockets.DisconnectAsync("link_disabled", andClose: false);
        await bed.Slack.PassAsync(bed.Clock, () => listening.Task.IsCompleted);

        Assert.Equal(SlackErrors.LinkDisabled, (await Assert.ThrowsAsync<SlackException>(() => listening.Task)).Code);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_socket_whose_end_is_announced_is_replaced_although_slack_does_not_close_it(string reason)
    {
        await using var bed = await SlackBed.StartAsync(client: ChatClients.Sdk);
        await using var listening = await OpenAsync(bed);
        var opened = bed.Slack.Sockets.Opened;

        await bed.Slack.Sockets.DisconnectAsync(reason, andClose: false);
        await bed.Slack.PassAsync(bed.Clock, () => bed.Slack.Sockets.Opened > opened);

        Assert.False(listening.Task.IsCompleted);
    }

    [Fact]
    public async Task A_socket_without_hello_is_given_up()
    {
        await using var bed = await SlackBed.StartAsync(client: ChatClients.Sdk);
        bed.Slack.Sockets.SaysHello = false;
        await using var listening = Listening.To(bed);

        await bed.Slack.PassAsync(bed.Clock, () => bed.Slack.Sockets.Opened > 2);

        Assert.False(listening.Task.IsCompleted);
    }

    [Fact]
    public async Task The_token_goes_to_no_response_address_and_nothing_at_all_to_a_foreign_one()
    {
        await using var bed = await SlackBed.StartAsync(client: ChatClients.Sdk);
        var message = new JsonObject { ["text"] = "Only you" };

        await bed.Slack.RunAsync(bed.Clock, bed.Client.RespondAsync(bed.Slack.Responses.New("C1", "U1"), message, CancellationToken.None));
        var foreign = await Assert.ThrowsAsync<SlackException>(() => bed.Client.RespondAsync("https://hooks.example/1", message, CancellationToken.None));

        Assert.Equal("untrusted_address", foreign.Code);
        Assert.Null(Assert.Single(bed.Slack.CallsOf("response_url")).Token);
    }

    private static async Task<Listening> OpenAsync(SlackBed bed)
    {
        var listening = Listening.To(bed);
        await bed.Slack.PassAsync(bed.Clock, () => bed.Slack.Sockets.Open > 0);
        return listening;
    }
}
