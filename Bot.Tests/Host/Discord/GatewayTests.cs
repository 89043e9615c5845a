using System.Text.Json.Nodes;
using Bot.Fakes.Discord;
using Bot.Host.Discord.Wire;

namespace Bot.Tests.Host.Discord;

public sealed class GatewayTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_arrive_out_of_one_compressed_stream_however_it_is_cut(bool splits)
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Gateway.Splits = splits;
        await using var listening = await ReadyAsync(bed);

        foreach (var number in Enumerable.Range(0, 100))
            Say(bed, $"<@{bed.Discord.Options.BotUser}> {number} {new string((char)('a' + (number % 26)), number * 30)}");

        var texts = await bed.MessagesAsync(100);
        Assert.Equal(Enumerable.Range(0, 100), texts.Select(text => int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_bot_asks_for_no_privileged_intent_and_still_reads_what_is_meant_for_it()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);

        Say(bed, "not for the bot");
        Say(bed, $"<@{bed.Discord.Options.BotUser}> hello");
        bed.Discord.People.Say(bed.Discord.State.DirectChannel(DiscordBed.User).Id, DiscordBed.User, "directly");

        Assert.Equal(["", $"<@{bed.Discord.Options.BotUser}> hello", "directly"], await bed.MessagesAsync(3));
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("half-open")]
    [InlineData("reconnect")]
    [InlineData("invalid-resumable")]
    [InlineData("4000")]
    [InlineData("4001")]
    [InlineData("4002")]
    [InlineData("4005")]
    [InlineData("4008")]
    [InlineData("1001")]
    public async Task A_session_goes_on_and_what_was_missed_arrives_once_and_in_order(string end)
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);
        Say(bed, $"<@{bed.Discord.Options.BotUser}> before");
        var before = await bed.MessagesAsync(1);

        bed.End(end);
        Say(bed, $"<@{bed.Discord.Options.BotUser}> first");
        Say(bed, $"<@{bed.Discord.Options.BotUser}> second");
        var missed = await bed.MessagesAsync(2);

        Assert.Equal(["before", "first", "second"], before.Concat(missed).Select(text => text.Split(' ')[1]));
        Assert.Equal((1, 1), (bed.Discord.Gateway.Identified, bed.Discord.Gateway.Resumed));
    }

    [Theory]
    [InlineData("invalid")]
    [InlineData("4003")]
    [InlineData("4007")]
    [InlineData("4009")]
    public async Task A_session_that_is_gone_is_followed_by_another(string end)
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);

        bed.End(end);
        await bed.PassAsync(() => bed.Discord.Gateway.Identified == 2);
        Say(bed, $"<@{bed.Discord.Options.BotUser}> hello");

        Assert.Single(await bed.MessagesAsync(1));
        Assert.Equal(0, bed.Discord.Gateway.Resumed);
    }

    [Fact]
    public async Task A_session_that_discord_has_forgotten_is_tried_once_and_followed_by_another()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);

        bed.Discord.Gateway.ForgetSessions();
        bed.Discord.Gateway.Abort();
        await bed.PassAsync(() => bed.Discord.Gateway.Identified == 2);

        Assert.Single(bed.Discord.Gateway.Received, received => received.Op == 6);
    }

    [Fact]
    public async Task An_invalid_session_is_followed_by_a_second_of_peace_at_least()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);
        bed.Clock.Advance(TimeSpan.FromSeconds(30));

        var ended = bed.Clock.GetUtcNow();
        bed.End("invalid");
        await bed.PassAsync(() => bed.Discord.Gateway.Identified == 2);

        var again = bed.Discord.Gateway.Received.Last(received => received.Op == 2).At - ended;
        Assert.True(again >= TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(4004, "Bot__Discord__Token")]
    [InlineData(4010, "Bot__Discord__Shards")]
    [InlineData(4011, "Bot__Discord__Shards")]
    [InlineData(4012, "update")]
    [InlineData(4013, "Bot__Discord__Intents")]
    [InlineData(4014, "Privileged Gateway Intents")]
    public async Task What_would_end_the_same_way_again_stops_and_says_what_to_mend(int code, string advice)
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);

        bed.Discord.Gateway.Close(code, "No.");
        await bed.PassAsync(() => listening.Task.IsCompleted);
        var error = await Assert.ThrowsAsync<DiscordException>(() => listening.Task);

        Assert.Equal(code, error.Code);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, bed.Discord.Gateway.Opened);
    }

    [Fact]
    public async Task An_intent_that_was_not_granted_stops_the_bot()
    {
        await using var bed = await DiscordBed.StartAsync(configure: options => options.Intents |= 1 << 15);
        await using var listening = Listening.To(bed);

        await bed.PassAsync(() => listening.Task.IsCompleted);

        Assert.Equal(4014, (await Assert.ThrowsAsync<DiscordException>(() => listening.Task)).Code);
    }

    [Fact]
    public async Task A_token_that_does_not_work_stops_at_the_first_request()
    {
        await using var bed = await DiscordBed.StartAsync(configure: options => options.Token = "another");
        await using var listening = Listening.To(bed);

        await bed.PassAsync(() => listening.Task.IsCompleted);

        var error = await Assert.ThrowsAsync<DiscordException>(() => listening.Task);
        Assert.Contains("Bot__Discord__Token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another", error.Message, StringComparison.Ordinal);
        Assert.Single(bed.Discord.Requests);
    }

    [Fact]
    public async Task A_discord_that_is_down_for_long_is_found_again()
    {
        await using var bed = await DiscordBed.StartAsync();
        var (pages, sockets) = (20, 5);
        bed.Discord.Faults = _ => pages-- > 0 ? new Fault.Status(502, Done: false) : null;
        bed.Discord.Gateway.Refuses = () => Interlocked.Decrement(ref sockets) >= 0 ? 503 : null;

        await using var listening = await ReadyAsync(bed);

        Assert.Equal(21, bed.Discord.Requests.Count);
    }

    [Fact]
    public async Task A_gateway_without_hello_is_given_up()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Gateway.SaysHello = false;
        await using var listening = Listening.To(bed);
        await bed.PassAsync(() => bed.Discord.Gateway.Opened == 2);
        bed.Discord.Gateway.SaysHello = true;

        await bed.PassAsync(() => bed.Discord.Gateway.Ready == 1);
    }

    [Fact]
    public async Task Heartbeats_begin_at_a_random_time_and_carry_the_last_event()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);
        Say(bed, $"<@{bed.Discord.Options.BotUser}> hello");
        await bed.MessagesAsync(1);

        await bed.PassAsync(() => Heartbeats(bed).Count == 3);

        var beats = Heartbeats(bed);
        // The clock goes on while a heartbeat is on its way.
        Assert.InRange(beats[2].At - beats[0].At, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(90));
        // READY, GUILD_CREATE and two messages.
        Assert.Equal("4", beats[^1].Data?.ToString());
        Assert.Equal(1, bed.Discord.Gateway.Opened);
    }

    [Fact]
    public async Task A_heartbeat_that_discord_asks_for_comes_at_once()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);
        var before = Heartbeats(bed).Count;

        bed.Discord.Gateway.Send(1);
        await bed.Discord.SettleAsync(() => Heartbeats(bed).Count > before);

        Assert.Equal(before + 1, Heartbeats(bed).Count);
    }

    [Fact]
    public async Task Nothing_is_sent_beyond_120_payloads_a_minute()
    {
        await using var bed = await DiscordBed.StartAsync();
        await using var listening = await ReadyAsync(bed);

        foreach (var _ in Enumerable.Range(0, 250))
            bed.Discord.Gateway.Send(1);
        foreach (var count in new[] { 95, 190, 250 })
        {
            await bed.Discord.SettleAsync(() => Heartbeats(bed).Count >= count || bed.Discord.Gateway.Opened > 1);
            var until = bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(63);
            await bed.PassAsync(() => bed.Clock.GetUtcNow() > until);
        }

        Assert.Equal(1, bed.Discord.Gateway.Opened);
    }

    [Fact]
    public async Task Heartbeats_without_an_answer_end_the_connection_and_not_the_session()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Gateway.AcknowledgesHeartbeats = false;
        await using var listening = await ReadyAsync(bed);

        await bed.PassAsync(() => bed.Discord.Gateway.Resumed == 1);

        Assert.Equal(1, bed.Discord.Gateway.Identified);
    }

    [Fact]
    public async Task What_finds_the_inbox_full_waits_outside_and_is_not_lost()
    {
        await using var bed = await DiscordBed.StartAsync(inbox: new DiscordInbox(capacity: 1));
        await using var listening = await ReadyAsync(bed);
        foreach (var number in Enumerable.Range(0, 20))
            Say(bed, $"<@{bed.Discord.Options.BotUser}> {number}");

        // Two heartbeats' time in which nobody takes anything out.
        var until = bed.Clock.GetUtcNow() + TimeSpan.FromSeconds(90);
        await bed.PassAsync(() => bed.Clock.GetUtcNow() > until);
        var texts = await bed.MessagesAsync(20);

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number}"), texts.Select(text => text.Split(' ')[1]));
    }

    [Fact]
    public async Task Shards_begin_in_order_and_no_two_of_a_place_within_five_seconds()
    {
        await using var bed = await DiscordBed.StartAsync(new LoopbackDiscordOptions { Shards = 5, MaxConcurrency = 2 });
        await using var listening = Listening.To(bed);

        await bed.PassAsync(() => bed.Discord.Gateway.Ready == 5);

        var identified = bed.Discord.Gateway.Received.Where(received => received.Op == 2).Select(one => (Shard: one.Data!["shard"]![0]!.GetValue<int>(), one.At)).ToLookup(one => one.Shard % 2);
        Assert.Equal([0, 2, 4], identified[0].Select(one => one.Shard));
        Assert.Equal([1, 3], identified[1].Select(one => one.Shard));
        Assert.All(identified, place => Assert.All(place.Zip(place.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(5))));
    }

    [Fact]
    public async Task The_number_of_shards_can_be_set()
    {
        await using var bed = await DiscordBed.StartAsync(new LoopbackDiscordOptions { Shards = 5, MaxConcurrency = 4 }, options => options.Shards = 2);
        await using var listening = Listening.To(bed);

        await bed.PassAsync(() => bed.Discord.Gateway.Ready == 2);

        Assert.All(bed.Discord.Gateway.Received.Where(received => received.Op == 2), one => Assert.Equal(2, one.Data!["shard"]![1]!.GetValue<int>()));
    }

    [Fact]
    public async Task No_session_is_begun_beyond_the_limit_of_the_day()
    {
        await using var bed = await DiscordBed.StartAsync(new LoopbackDiscordOptions { SessionStarts = 2 });
        await using var listening = await ReadyAsync(bed);
        bed.End("invalid");
        await bed.PassAsync(() => bed.Discord.Gateway.Identified == 2);

        bed.End("invalid");
        var until = bed.Clock.GetUtcNow() + TimeSpan.FromHours(3);
        await bed.Discord.PassAsync(bed.Clock, () => bed.Clock.GetUtcNow() > until, TimeSpan.FromSeconds(10));

        Assert.Equal(2, bed.Discord.Gateway.Received.Count(received => received.Op == 2));
        Assert.False(listening.Task.IsCompleted);
    }

    [Theory]
    [InlineData("wss://gateway.discord.gg.evil.example/")]
    [InlineData("ws://127.0.0.1:1/gateway/")]
    [InlineData("ws://gateway.discord.gg/")]
    [InlineData("nonsense")]
    public async Task A_session_goes_on_at_the_known_address_where_the_given_one_is_somebody_elses(string address)
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Gateway.ResumeAddress = address;
        await using var listening = await ReadyAsync(bed);

        bed.Discord.Gateway.Abort();
        await bed.PassAsync(() => bed.Discord.Gateway.Resumed == 1);

        Assert.Equal(2, bed.Discord.Gateway.Opened);
    }

    [Theory]
    [InlineData("wss://gateway.discord.gg/", true)]
    [InlineData("wss://gateway-us-east1-b.discord.gg", true)]
    [InlineData("wss://user@gateway.discord.gg/", false)]
    [InlineData("wss://gateway.discord.gg:8443/", false)]
    [InlineData("https://gateway.discord.gg/", false)]
    [InlineData("wss://discord.gg.example/", false)]
    public void The_token_goes_to_discord_only(string address, bool isTrusted)
    {
        var uri = new GatewayAddress(new Uri("https://discord.com/api/v10/"), configured: null).Of(address);

        Assert.Equal(isTrusted, uri is not null);
        if (uri is not null)
            Assert.Equal("?v=10&encoding=json&compress=zlib-stream", uri.Query);
    }

    [Fact]
    public async Task The_presence_is_shown_from_the_beginning_and_changes_at_leisure()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Client.SetPresence("first");
        await using var listening = await ReadyAsync(bed);
        foreach (var number in Enumerable.Range(0, 100))
            bed.Client.SetPresence($"change {number}");
        await bed.PassAsync(() => Presences(bed).LastOrDefault() == "change 99");

        Assert.Equal("first", bed.Discord.Gateway.Received.First(received => received.Op == 2).Data!["presence"]!["activities"]![0]!["state"]!.ToString());
        Assert.InRange(Presences(bed).Count, 1, 2);
    }

    [Fact]
    public async Task A_bot_that_stops_is_gone_at_once()
    {
        await using var bed = await DiscordBed.StartAsync();
        var listening = await ReadyAsync(bed);

        await listening.DisposeAsync();
        await bed.Discord.SettleAsync(() => bed.Discord.Gateway.Open == 0);

        Assert.Equal(1, bed.Discord.Gateway.GoneAway);
    }

    /// <summary>Listens, and has received something.</summary>
    private static async Task<Listening> ReadyAsync(DiscordBed bed)
    {
        var listening = Listening.To(bed);
        await bed.PassAsync(() => bed.Discord.Gateway.Ready == 1 || listening.Task.IsCompleted);
        Assert.False(listening.Task.IsCompleted);
        Say(bed, "ready");
        await bed.MessagesAsync(1);
        return listening;
    }

    private static void Say(DiscordBed bed, string text) => bed.Discord.People.Say(DiscordBed.Channel, DiscordBed.User, text);

    private static List<(int Op, JsonNode? Data, DateTimeOffset At)> Heartbeats(DiscordBed bed) => [.. bed.Discord.Gateway.Received.Where(received => received.Op == 1)];

    private static List<string> Presences(DiscordBed bed) =>
        [.. bed.Discord.Gateway.Received.Where(received => received.Op == 3).Select(received => received.Data!["activities"]![0]!["state"]!.ToString())];
}
