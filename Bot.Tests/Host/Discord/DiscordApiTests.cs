using System.Text.Json.Nodes;
using Bot.Fakes.Discord;
using Bot.Host;
using Bot.Host.Discord.Wire;

namespace Bot.Tests.Host.Discord;

public sealed class DiscordApiTests
{
    [Fact]
    public async Task After_a_pause_of_everything_the_requests_that_waited_keep_the_pace()
    {
        await using var bed = await DiscordBed.StartAsync(new LoopbackDiscordOptions { Limits = _ => null });
        var number = 0;
        bed.Discord.Faults = _ => Interlocked.Increment(ref number) == 20 ? new Fault.RateLimited(3, RateLimitScope.Global) : null;

        await bed.RunAsync(Task.WhenAll(Enumerable.Range(0, 300).Select(_ => bed.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.CurrentUser)))));

        Assert.Empty(bed.Discord.Violations);
    }

    private const string PostRoute = "POST /channels/{channel.id}/messages";

    private static readonly DiscordRequest Self = new(HttpMethod.Get, DiscordRoute.CurrentUser);

    [Fact]
    public async Task A_request_carries_token_body_reason_and_the_name_discord_asks_for()
    {
        await using var bed = await DiscordBed.StartAsync();

        var message = await bed.SendAsync(Post("Grüße & <b>") with { Reason = "weil es nötig ist" });

        Assert.Equal("Grüße & <b>", message?.Text("content"));
        var request = Assert.Single(bed.Discord.Requests);
        Assert.Equal($"Bot {bed.Discord.Options.Token}", request.Authorization);
        Assert.StartsWith("DiscordBot (", request.UserAgent, StringComparison.Ordinal);
        Assert.Equal("weil es nötig ist", Uri.UnescapeDataString(request.Reason!));
    }

    [Fact]
    public async Task An_interaction_is_answered_without_the_bots_token()
    {
        await using var bed = await DiscordBed.StartAsync();
        var interaction = bed.Discord.People.Use(DiscordBed.Channel, DiscordBed.User, "ask", ("question", "What?"));

        await bed.SendAsync(Callback(interaction, 5));
        await bed.SendAsync(new DiscordRequest(HttpMethod.Patch, DiscordRoute.Original(bed.Discord.Options.ApplicationId, interaction.Token), new JsonObject { ["content"] = "This." }));

        Assert.Equal("This.", Assert.Single(bed.Discord.State.BotMessages).Content);
        Assert.All(bed.Discord.Requests, request => Assert.Null(request.Authorization));
    }

    [Fact]
    public async Task Two_thousand_requests_to_many_routes_break_no_limit()
    {
        await using var bed = await DiscordBed.StartAsync();
        var channels = Enumerable.Range(0, 40).Select(number => bed.Discord.State.AddChannel($"9{number:D3}", DiscordBed.Guild).Id).ToList();

        var sending = Enumerable.Range(0, 2_000).Select(number => (number % 5) switch
        {
            4 => bed.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.Channel(channels[number % 40]))),
            _ => bed.SendAsync(Post($"{number}", channels[number % 40])),
        }).ToList();
        await bed.PassAsync(() => sending.TrueForAll(task => task.IsCompleted));
        await Task.WhenAll(sending);

        Assert.Equal("", bed.Violations());
        Assert.All(bed.Discord.Requests, request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task Routes_that_share_a_limit_share_it_here_too()
    {
        var options = new LoopbackDiscordOptions { Limits = _ => new RouteLimit("shared", 3, TimeSpan.FromSeconds(10)) };
        await using var bed = await DiscordBed.StartAsync(options);
        // Once each, so that both are known.
        await bed.RunAsync(bed.SendAsync(Post("one")));
        await bed.RunAsync(bed.SendAsync(new DiscordRequest(HttpMethod.Get, DiscordRoute.Channel(DiscordBed.Channel))));

        var sending = Enumerable.Range(0, 20).Select(number => bed.SendAsync(number % 2 == 0 ? Post($"{number}") : new DiscordRequest(HttpMethod.Get, DiscordRoute.Channel(DiscordBed.Channel)))).ToList();
        await bed.PassAsync(() => sending.TrueForAll(task => task.IsCompleted));

        Assert.Equal("", bed.Violations());
    }

    [Fact]
    public async Task A_limit_that_becomes_narrower_is_kept_from_then_on()
    {
        var most = 10;
        await using var bed = await DiscordBed.StartAsync(new LoopbackDiscordOptions { Limits = _ => new RouteLimit("one", most, TimeSpan.FromSeconds(5)) });
        await bed.RunAsync(Task.WhenAll(Enumerable.Range(0, 12).Select(number => bed.SendAsync(Post($"{number}")))));
        most = 4;
        bed.Clock.Advance(TimeSpan.FromSeconds(10));
        await bed.RunAsync(bed.SendAsync(Post("tells of it")));

        await bed.RunAsync(Task.WhenAll(Enumerable.Range(0, 12).Select(number => bed.SendAsync(Post($"{number}")))));

        Assert.Equal("", bed.Violations());
    }

    [Theory]
    [InlineData(RateLimitScope.User)]
    [InlineData(RateLimitScope.Shared)]
    public async Task A_429_keeps_everybody_off_the_route_for_as_long_as_it_says_and_off_no_other(RateLimitScope scope)
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Faults = Once(new Fault.RateLimited(30.5, scope), PostRoute);

        var posts = Task.WhenAll(bed.SendAsync(Post("one")), bed.SendAsync(Post("two")));
        await bed.Discord.SettleAsync(() => bed.Discord.RequestsOf(PostRoute).Any());
        await bed.RunAsync(bed.SendAsync(Self));
        var self = bed.Clock.GetUtcNow();
        await bed.PassAsync(() => posts.IsCompleted);
        await posts;

        var times = bed.Discord.RequestsOf(PostRoute).Select(request => request.At).ToList();
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(30.5), TimeSpan.FromSeconds(40));
        Assert.True(self < times[1]);
        Assert.Equal("", bed.Violations());
    }

    [Fact]
    public void A_request_whose_answer_was_lost_counts_as_used_in_the_window_that_is_learned_of_next()
    {
        var bucket = new RateBucket();
        var now = new DateTimeOffset(2031, 3, 10, 12, 0, 0, TimeSpan.Zero);
        Assert.Null(bucket.Enter(now));
        bucket.Leave(Window(left: 4, number: 1), now);
        now += TimeSpan.FromSeconds(5);
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Null(bucket.Enter(now));
        bucket.Leave(null, now);
        bucket.Leave(null, now);

        // The first of the five, counted before the two.
        bucket.Leave(Window(left: 4, number: 2), now);

        Assert.NotNull(bucket.Enter(now));

        static RateLimitAnswer Window(int left, int number) =>
            new("hash", 5, left, number, TimeSpan.FromSeconds(5), RetryAfter: null, IsGlobal: false, IsShared: false, IsBan: false, IsSuccess: true);
    }

    [Fact]
    public async Task A_pause_outlasts_that_the_limit_of_its_route_becomes_known_elsewhere()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.State.AddChannel("9", DiscordBed.Guild);
        bed.Discord.Faults = Once(new Fault.RateLimited(30), PostRoute);
        var paused = bed.SendAsync(Post("paused"));
        await bed.Discord.SettleAsync(() => bed.Discord.Requests.Any(request => request.Status == 429));
        await bed.RunAsync(bed.SendAsync(Post("elsewhere", "9")));
        bed.Clock.Advance(TimeSpan.FromSeconds(1));

        var more = bed.SendAsync(Post("more"));
        await bed.PassAsync(() => paused.IsCompleted && more.IsCompleted);

        Assert.Equal("", bed.Violations());
        Assert.Equal(3, bed.Discord.State.Messages.Count);
    }

    [Fact]
    public async Task A_global_429_stops_all_but_the_answers_to_interactions()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Faults = Once(new Fault.RateLimited(20, RateLimitScope.Global), PostRoute);
        var post = bed.SendAsync(Post("one"));
        await bed.Discord.SettleAsync(() => bed.Discord.Requests.Any(request => request.Status == 429));

        var other = bed.SendAsync(Self);
        var interaction = bed.Discord.People.Use(DiscordBed.Channel, DiscordBed.User, "ask");
        await bed.RunAsync(bed.SendAsync(Callback(interaction, 5)));
        Assert.False(other.IsCompleted);
        await bed.PassAsync(() => other.IsCompleted && post.IsCompleted);

        Assert.True(bed.Discord.RequestsOf("GET /users/@me").Last().At - bed.Discord.Requests[0].At >= TimeSpan.FromSeconds(20));
        Assert.Equal("", bed.Violations());
    }

    [Fact]
    public async Task A_storm_of_limits_and_failures_breaks_nothing_and_loses_nothing()
    {
        await using var bed = await DiscordBed.StartAsync();
        var channels = Enumerable.Range(0, 20).Select(number => bed.Discord.State.AddChannel($"9{number:D3}", DiscordBed.Guild).Id).ToList();
        bed.Discord.Faults = Fault.Seeded(0.2, seed: 20310310);

        var sending = Enumerable.Range(0, 500).Select(number => bed.SendAsync(Post($"{number}", channels[number % 20], nonce: $"n{number}"))).ToList();
        await bed.PassAsync(() => sending.TrueForAll(task => task.IsCompleted));

        // A request that a busy machine sends late may meet a limit that its sender could not know of.
        Assert.InRange(bed.Discord.Violations.Count, 0, 5);
        var done = sending.Count(task => task.IsCompletedSuccessfully);
        // Six attempts each.
        Assert.InRange(done, 495, 500);
        Assert.Equal(bed.Discord.State.Messages.Count, bed.Discord.State.Messages.Select(message => message.Content).Distinct().Count());
        Assert.True(bed.Discord.State.Messages.Count >= done);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_may_be_repeated_is_tried_again_after_any_passing_failure(bool done)
    {
        await using var bed = await DiscordBed.StartAsync();
        var faults = new Queue<Fault?>([new Fault.Status(500, done), new Fault.Status(502, done), new Fault.Broken(done), new Fault.Silence(done), null]);
        bed.Discord.Faults = _ => faults.Dequeue();

        var post = bed.SendAsync(Post("once", nonce: "n1"));
        await bed.PassAsync(() => post.IsCompleted);

        Assert.Equal("once", (await post)?.Text("content"));
        Assert.Single(bed.Discord.State.Messages);
        Assert.Equal(5, bed.Discord.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_post_that_may_be_done_is_not_repeated_but_reported_as_such(int status)
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Faults = _ => status == 0 ? new Fault.Silence(Done: true) : new Fault.Status(status, Done: true);

        var post = bed.SendAsync(Post("perhaps"));
        await bed.PassAsync(() => post.IsCompleted);
        var error = await Assert.ThrowsAsync<DiscordException>(() => post);

        Assert.True(error is { IsTransient: true, MayBeDone: true });
        Assert.Single(bed.Discord.Requests);
    }

    [Fact]
    public async Task A_502_is_tried_six_times_with_growing_waits_and_then_reported()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.Faults = _ => new Fault.Status(502, Done: false);

        var self = bed.SendAsync(Self);
        await bed.PassAsync(() => self.IsCompleted);

        Assert.Equal(502, (await Assert.ThrowsAsync<DiscordException>(() => self)).Status);
        Assert.Equal(6, bed.Discord.Requests.Count);
    }

    [Fact]
    public async Task A_first_answer_whose_success_was_lost_counts_as_given()
    {
        await using var bed = await DiscordBed.StartAsync();
        var interaction = bed.Discord.People.Use(DiscordBed.Channel, DiscordBed.User, "ask");
        bed.Discord.Faults = Once(new Fault.Broken(Done: true), "POST /interactions/{interaction.id}/{interaction.token}/callback");

        await bed.RunAsync(bed.SendAsync(Callback(interaction, 5)));

        Assert.Equal([0, 400], bed.Discord.Requests.Select(request => request.Status));
        Assert.Equal(5, interaction.AnswerType);
    }

    [Fact]
    public async Task A_second_answer_to_an_interaction_is_an_error()
    {
        await using var bed = await DiscordBed.StartAsync();
        var interaction = bed.Discord.People.Use(DiscordBed.Channel, DiscordBed.User, "ask");
        await bed.SendAsync(Callback(interaction, 5));

        var error = await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(Callback(interaction, 5)));

        Assert.Equal(DiscordErrors.AlreadyAcknowledged, error.Code);
    }

    [Fact]
    public async Task A_refused_token_is_not_sent_again()
    {
        await using var bed = await DiscordBed.StartAsync(configure: options => options.Token = "another");
        await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(Self));

        var error = await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(Post("more")));

        Assert.Equal(401, error.Status);
        Assert.Single(bed.Discord.Requests);
    }

    [Fact]
    public async Task Requests_that_discord_refuses_stop_long_before_it_bans_the_address()
    {
        await using var bed = await DiscordBed.StartAsync(new LoopbackDiscordOptions { Limits = _ => null, RequestsPerSecond = 0 }, options => options.RequestsPerSecond = 10_000);
        bed.Discord.State.AddChannel("9", DiscordBed.Guild, botMayWrite: false);

        var errors = new List<DiscordException>();
        foreach (var _ in Enumerable.Range(0, InvalidRequests.Most + 10))
            errors.Add(await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(Post("no", "9"))));

        Assert.Equal(InvalidRequests.Most, bed.Discord.Requests.Count);
        Assert.True(errors[^1] is { IsTransient: true, RetryAfter.TotalMinutes: > 5 });
        bed.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.NotNull(await bed.SendAsync(Self));
    }

    [Fact]
    public async Task An_error_says_which_field_and_what_to_mend_and_no_token()
    {
        await using var bed = await DiscordBed.StartAsync();
        bed.Discord.State.AddChannel("9", DiscordBed.Guild, botMayWrite: false);

        var form = await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(Post(new string('x', 2_001))));
        var permission = await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(Post("no", "9")));
        var interaction = await Assert.ThrowsAsync<DiscordException>(() => bed.SendAsync(new DiscordRequest(HttpMethod.Post, DiscordRoute.Callback("1", "secret-token"), new JsonObject { ["type"] = 5 })));

        Assert.Contains("content", form.Message, StringComparison.Ordinal);
        Assert.Equal((400, 50035), (form.Status, form.Code));
        Assert.Contains("Send Messages", permission.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", interaction.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/../../users", "channels/1%2F..%2F..%2Fusers/messages")]
    [InlineData("1?a=b#c", "channels/1%3Fa%3Db%23c/messages")]
    public void An_id_from_outside_leads_nowhere_else(string id, string path) => Assert.Equal(path, DiscordRoute.Messages(id).Path);

    private static DiscordRequest Post(string text, string channel = DiscordBed.Channel, string? nonce = null)
    {
        var body = new JsonObject { ["content"] = text, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };
        if (nonce is not null)
            (body["nonce"], body["enforce_nonce"]) = (nonce, true);
        return new DiscordRequest(HttpMethod.Post, DiscordRoute.Messages(channel), body) { Repeatable = nonce is not null };
    }

    private static DiscordRequest Callback(LoopbackInteraction interaction, int type) =>
        new(HttpMethod.Post, DiscordRoute.Callback(interaction.Id, interaction.Token), new JsonObject { ["type"] = type });

    private static Func<RecordedRequest, Fault?> Once(Fault fault, string route)
    {
        var left = 1;
        return request => request.Route == route && Interlocked.Decrement(ref left) >= 0 ? fault : null;
    }
}
