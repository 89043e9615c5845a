using Bot.Fakes.Discord;
using Bot.Host.Configuration;
using Bot.Host.Discord.Wire;

namespace Bot.Tests.Host.Discord;

/// <summary>What Discord.Net does not do by itself.</summary>
public sealed class DiscordNetTests
{
    [Theory]
    [InlineData(4004, "Bot__Discord__Token")]
    [InlineData(4010, "Bot__Discord__Shards")]
    [InlineData(4012, "update")]
    [InlineData(4013, "Bot__Discord__Intents")]
    [InlineData(4014, "Privileged Gateway Intents")]
    public async Task What_would_end_the_same_way_again_stops_and_says_what_to_mend(int code, string advice)
    {
        await using var bed = await StartAsync();
        await using var listening = await ReadyAsync(bed);

        bed.Discord.Gateway.Close(code, "No.");
        await bed.PassAsync(() => listening.Task.IsCompleted);
        var error = await Assert.ThrowsAsync<DiscordException>(() => listening.Task);

        Assert.Equal(code, error.Code);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_does_not_work_stops_at_the_first_request()
    {
        await using var bed = await StartAsync(options => options.Token = "another");
        await using var listening = Listening.To(bed);

        await bed.PassAsync(() => listening.Task.IsCompleted);

        var error = await Assert.ThrowsAsync<DiscordException>(() => listening.Task);
        Assert.Contains("Bot__Discord__Token", error.Message, StringComparison.Ordinal);
        Assert.Single(bed.Discord.Requests);
    }

    [Theory]
    [InlineData("4000")]
    [InlineData("4006")]
    [InlineData("1001")]
    [InlineData("abort")]
    [InlineData("reconnect")]
    [InlineData("invalid-resumable")]
    public async Task A_session_goes_on_and_what_was_missed_arrives_once_and_in_order(string end)
    {
        await using var bed = await StartAsync();
        await using var listening = await ReadyAsync(bed);
        Say(bed, "before");
        var before = await bed.MessagesAsync(1);

        bed.End(end);
        Say(bed, "first");
        Say(bed, "second");
        var missed = await bed.MessagesAsync(2);
        await bed.PassAsync(() => bed.Discord.Gateway.Resumed == 1);

        Assert.Equal(["before", "first", "second"], before.Concat(missed).Select(text => text.Split(' ')[1]));
        Assert.Equal((1, 1), (bed.Discord.Gateway.Identified, bed.Discord.Gateway.Resumed));
    }

    [Fact]
    public async Task A_session_that_discord_has_forgotten_is_followed_by_another()
    {
        await using var bed = await StartAsync();
        await using var listening = await ReadyAsync(bed);

        bed.Discord.Gateway.ForgetSessions();
        bed.Discord.Gateway.Abort();
        await bed.PassAsync(() => bed.Discord.Gateway.Identified == 2);
        Say(bed, "hello");

        Assert.Single(await bed.MessagesAsync(1));
    }

    [Fact]
    public async Task The_token_goes_to_nobody_else_when_the_session_is_said_to_be_elsewhere()
    {
        await using var bed = await StartAsync();
        bed.Discord.Gateway.ResumeAddress = "wss://gateway.example/";
        await using var listening = await ReadyAsync(bed);

        bed.Discord.Gateway.Abort();
        await bed.PassAsync(() => bed.Discord.Gateway.Resumed == 1);

        Assert.Equal(1, bed.Discord.Gateway.Identified);
    }

    [Fact]
    public async Task A_gateway_without_hello_is_given_up()
    {
        await using var bed = await StartAsync();
        bed.Discord.Gateway.SaysHello = false;
        await using var listening = Listening.To(bed);
        await bed.PassAsync(() => bed.Discord.Gateway.Opened == 2);
        bed.Discord.Gateway.SaysHello = true;

        await bed.PassAsync(() => bed.Discord.Gateway.Ready == 1);
    }

    [Fact]
    public async Task What_finds_the_inbox_full_waits_outside_and_is_not_lost()
    {
        await using var bed = await DiscordBed.StartAsync(configure: options => options.Client = ChatClients.Sdk, inbox: new DiscordInbox(capacity: 1));
        await using var listening = await ReadyAsync(bed);
        foreach (var number in Enumerable.Range(0, 20))
            Say(bed, $"{number}");

        var texts = await bed.MessagesAsync(20);

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number}"), texts.Select(text => text.Split(' ')[1]));
    }

    [Fact]
    public async Task A_page_that_stands_in_front_of_discord_is_not_asked_again_without_a_pause()
    {
        await using var bed = await StartAsync();
        bed.Discord.Faults = _ => new Fault.Status(502, Done: false);

        var asking = bed.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.CurrentUser));
        await bed.PassAsync(() => asking.IsCompleted);

        Assert.True((await Assert.ThrowsAsync<DiscordException>(() => asking)).IsTransient);
        Assert.Equal(6, bed.Discord.Requests.Count);
    }

    private static Task<DiscordBed> StartAsync(Action<DiscordOptions>? configure = null) => DiscordBed.StartAsync(configure: options =>
    {
        options.Client = ChatClients.Sdk;
        configure?.Invoke(options);
    });

    private static async Task<Listening> ReadyAsync(DiscordBed bed)
    {
        var listening = Listening.To(bed);
        await bed.PassAsync(() => bed.Discord.Gateway is { Ready: 1, LastEvent: > 0 });
        // A heartbeat with a number tells that Discord.Net knows of its session, and can go on with it.
        bed.Discord.Gateway.Send(1);
        await bed.PassAsync(() => bed.Discord.Gateway.Received.Any(received => received.Op == 1 && received.Data?.GetValue<int>() > 0));
        return listening;
    }

    private static void Say(DiscordBed bed, string text) => bed.Discord.People.Say(DiscordBed.Channel, DiscordBed.User, $"<@{bed.Discord.Options.BotUser}> {text}");
}
