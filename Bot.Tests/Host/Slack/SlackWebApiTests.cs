using System.Text.Json.Nodes;
using Bot.Fakes.Slack;
using Bot.Host.Slack.Wire;

namespace Bot.Tests.Host.Slack;

public sealed class SlackWebApiTests
{
    private static readonly SlackCall Update = new("auth.test", []);

    private static SlackCall Post(string text = "Hello", string channel = "C1") =>
        new("chat.postMessage", new JsonObject { ["channel"] = channel, ["text"] = text }, Repeatable: false);

    [Fact]
    public async Task A_call_carries_the_bot_token_and_its_arguments()
    {
        await using var bed = await SlackBed.StartAsync();
        var blocks = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = "Grüße & <b>" } });

        var response = await bed.CallAsync(new SlackCall("chat.postMessage", new JsonObject { ["channel"] = "C1", ["text"] = "Grüße", ["unfurl_links"] = false, ["blocks"] = blocks }));

        var message = Assert.Single(bed.Slack.State.Messages);
        Assert.Equal(message.Ts, response.Required("chat.postMessage", "ts"));
        Assert.Equal("Grüße & <b>", message.Blocks![0]!["text"]!["text"]!.ToString());
        Assert.Equal(bed.Slack.Options.BotToken, bed.Slack.Calls[0].Token);
        Assert.Equal("false", bed.Slack.Calls[0]["unfurl_links"]);
    }

    [Fact]
    public async Task The_scopes_of_the_token_come_with_every_answer()
    {
        await using var bed = await SlackBed.StartAsync();

        var response = await bed.CallAsync(new SlackCall("auth.test", []));

        Assert.Contains("chat:write", response.Scopes);
    }

    [Fact]
    public async Task An_error_says_what_to_do_and_is_not_tried_again()
    {
        await using var bed = await SlackBed.StartAsync(new LoopbackSlackOptions { Scopes = ["commands"] });

        var error = await Assert.ThrowsAsync<SlackException>(() => bed.CallAsync(Post()));

        Assert.Equal(("missing_scope", "chat:write", "commands"), (error.Code, error.Needed, error.Provided));
        Assert.Contains("install the app again", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Single(bed.Slack.Calls);
    }

    [Fact]
    public async Task A_rate_limit_keeps_every_caller_off_the_method_for_as_long_as_it_says_and_no_other_method()
    {
        await using var bed = await SlackBed.StartAsync();
        bed.Slack.Faults = Once(new Fault.RateLimited(30), "chat.postMessage");

        var first = bed.CallAsync(Post("one"));
        await bed.Slack.SettleAsync(() => bed.Slack.CallsOf("chat.postMessage").Any());
        await bed.CallAsync(Update);
        await bed.RunAsync(first);
        await bed.RunAsync(bed.CallAsync(Post("two")));

        var posts = bed.Slack.CallsOf("chat.postMessage").Select(call => call.At).ToList();
        Assert.True(posts[1] - posts[0] >= TimeSpan.FromSeconds(30));
        Assert.True(bed.Slack.CallsOf("auth.test").Single().At < posts[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_may_be_repeated_is_tried_again_after_any_passing_failure(bool done)
    {
        await using var bed = await SlackBed.StartAsync();
        var faults = new Queue<Fault?>([new Fault.Status(500, done), new Fault.NotOk("internal_error", done), new Fault.Broken(done), new Fault.Silence(done), null]);
        bed.Slack.Faults = _ => faults.Dequeue();

        await bed.RunAsync(bed.CallAsync(Update));

        Assert.Equal(5, bed.Slack.Calls.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_post_that_may_be_done_is_not_repeated_but_reported_as_such(int status)
    {
        await using var bed = await SlackBed.StartAsync();
        bed.Slack.Faults = _ => status == 0 ? new Fault.Silence(Done: true) : new Fault.Status(status, Done: true);

        var error = await Assert.ThrowsAsync<SlackException>(() => bed.RunAsync(bed.CallAsync(Post())));

        Assert.True(error is { MayBeDone: true, IsTransient: true });
        Assert.Single(bed.Slack.State.Messages);
        Assert.Single(bed.Slack.Calls);
    }

    [Fact]
    public async Task Attempts_are_bounded_and_spread_out()
    {
        await using var bed = await SlackBed.StartAsync();
        bed.Slack.Faults = _ => new Fault.Status(503, Done: false);

        await Assert.ThrowsAsync<SlackException>(() => bed.RunAsync(bed.CallAsync(Update)));

        Assert.Equal(6, bed.Slack.Calls.Count);
        Assert.True(bed.Slack.Calls[^1].At > bed.Slack.Calls[0].At);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_passing_failure_that_did_nothing()
    {
        await using var bed = await SlackBed.StartAsync();
        await using var services = SlackBed.Services(bed.Slack);
        var api = new SlackWebApi(
            (IHttpClientFactory)services.GetService(typeof(IHttpClientFactory))!, new Uri("http://127.0.0.1:1/api/"), bed.Clock, new Random(3));

        var error = await Assert.ThrowsAsync<SlackException>(() => bed.RunAsync(api.CallAsync(Post(), "xoxb", CancellationToken.None)));

        Assert.True(error is { IsTransient: true, MayBeDone: false, Code: SlackErrors.Unreachable });
    }

    [Fact]
    public async Task A_response_address_gets_the_message_and_never_a_token()
    {
        await using var bed = await SlackBed.StartAsync();
        bed.Slack.Faults = Once(new Fault.Status(500, Done: false), "response_url");

        await bed.Slack.RunAsync(bed.Clock, bed.Client.RespondAsync(bed.Slack.Responses.New("C1", "U1"), new JsonObject { ["text"] = "Only you" }, CancellationToken.None));

        Assert.Equal("Only you", Assert.Single(bed.Slack.State.Ephemerals).Text);
        Assert.All(bed.Slack.CallsOf("response_url"), call => Assert.Null(call.Token));
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/abc", true)]
    [InlineData("https://hooks.slack-gov.com/commands/T1/2/abc", true)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://hooks.slack.com@evil.example/x", false)]
    [InlineData("http://hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("https://evil.example/?hooks.slack.com", false)]
    [InlineData("http://127.0.0.1:9999/hooks/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("", false)]
    public void Only_addresses_of_slack_are_posted_to(string address, bool trusted) =>
        Assert.Equal(trusted, SlackAddress.Trusted(address, new Uri("http://127.0.0.1:5090/api/")) is not null);

    private static Func<RecordedCall, Fault?> Once(Fault fault, string method)
    {
        var left = 1;
        return call => call.Method == method && Interlocked.Decrement(ref left) >= 0 ? fault : null;
    }
}
