using System.Net;
using System.Text.Json.Nodes;
using Bot.Fakes.Slack;

namespace Bot.Tests.Host.Slack;

public sealed class SlackEndpointsTests : IAsyncLifetime
{
    private SlackRun run = null!;

    public async ValueTask InitializeAsync() => run = await SlackRun.StartAsync(isSocket: false);

    public ValueTask DisposeAsync() => run.DisposeAsync();

    [Fact]
    public async Task The_address_is_verified_by_giving_the_challenge_back()
    {
        var response = await run.Requests.EventAsync(new JsonObject { ["type"] = "url_verification", ["token"] = "t", ["challenge"] = "a-challenge-to-give-back" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("a-challenge-to-give-back", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("slack/events")]
    [InlineData("slack/commands")]
    [InlineData("slack/interactions")]
    public async Task What_is_not_signed_by_slack_and_now_and_for_the_first_time_is_401_and_nothing_happens(string path)
    {
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, "<@U0BOT> What does it cost?");
        var body = path.EndsWith("events", StringComparison.Ordinal) ? events[0].ToJsonString()
            : path.EndsWith("commands", StringComparison.Ordinal) ? SignedRequests.Form(run.Payloads.Command(SlackRun.Channel, SlackRun.User, "What?"))
            : SignedRequests.Form(new JsonObject { ["payload"] = "{}" });
        var now = run.Clock.GetUtcNow();
        var unsigned = Sign(path, body, now);
        unsigned.Headers.Remove("X-Slack-Signature");
        var undated = Sign(path, body, now);
        undated.Headers.Remove("X-Slack-Request-Timestamp");
        var other = Sign(path, $"{body} ", now);
        other.Content = new StringContent(body);
        var doubled = Sign(path, body, now);
        doubled.Headers.Add("X-Slack-Signature", "v0=00");

        foreach (var request in new[] { unsigned, undated, other, doubled, Sign(path, body, now, "another secret"), Sign(path, body, now.AddSeconds(-301)), Sign(path, body, now.AddSeconds(301)) })
            Assert.Equal(HttpStatusCode.Unauthorized, (await run.Requests.SendAsync(request)).StatusCode);
        await run.SettleAsync();

        Assert.Empty(run.Posted);
        Assert.Empty(run.Ephemerals);
        Assert.DoesNotContain(run.Slack.Calls, call => call.Method is not "auth.test");
    }

    [Fact]
    public async Task A_request_recorded_and_sent_again_is_401()
    {
        var command = SignedRequests.Form(run.Payloads.Command(SlackRun.Channel, SlackRun.User, "What does it cost?"));
        var now = run.Clock.GetUtcNow();

        var first = await run.Requests.SendAsync(Sign("slack/commands", command, now));
        var again = await run.Requests.SendAsync(Sign("slack/commands", command, now));
        run.Clock.Advance(TimeSpan.FromMinutes(4));
        var later = await run.Requests.SendAsync(Sign("slack/commands", command, now));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (first.StatusCode, again.StatusCode, later.StatusCode));
    }

    [Fact]
    public async Task A_retry_of_slack_is_signed_anew_and_taken()
    {
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, "<@U0BOT> What does it cost?");
        await run.Requests.EventAsync(events[0]);
        run.Clock.Advance(TimeSpan.FromMinutes(1));
        var retry = Sign("slack/events", events[0].ToJsonString(), run.Clock.GetUtcNow());
        retry.Headers.Add("X-Slack-Retry-Num", "1");
        retry.Headers.Add("X-Slack-Retry-Reason", "http_timeout");

        Assert.Equal(HttpStatusCode.OK, (await run.Requests.SendAsync(retry)).StatusCode);
        await run.UntilAsync(() => run.Posted.Count == 1);
        await run.SettleAsync();

        Assert.Single(run.Posted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read(bool isChunked)
    {
        // What does not say how long it is goes on until it is refused; several megabytes fit between the two sockets.
        var length = isChunked ? 1024L * 1024 * 1024 : 10 * 1024 * 1024;
        var read = new CountedStream(length, hasLength: !isChunked);
        using var request = new HttpRequestMessage(HttpMethod.Post, "slack/events") { Content = new StreamContent(read) };
        request.Headers.ExpectContinue = true;

        // Whoever does not say how long it is may find the connection closed before they read the answer.
        var status = isChunked ? await OrClosedAsync(run.Requests.SendAsync(request)) : (await run.Requests.SendAsync(request)).StatusCode;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.True(read.Position < length / 8);
    }

    [Theory]
    [InlineData("slack/events", "nonsense")]
    [InlineData("slack/events", "[]")]
    [InlineData("slack/interactions", "payload=nonsense")]
    [InlineData("slack/interactions", "a=b")]
    [InlineData("slack/commands", "")]
    public async Task What_is_signed_and_no_request_of_slack_is_400(string path, string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await run.Requests.SendAsync(Sign(path, body, run.Clock.GetUtcNow()))).StatusCode);

    private static async Task<HttpStatusCode> OrClosedAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            return (await sending).StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.RequestEntityTooLarge;
        }
    }

    private HttpRequestMessage Sign(string path, string body, DateTimeOffset at, string? secret = null) =>
        run.Requests.Request(path, body, path.EndsWith("events", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded", at, secret);

    /// <summary>Zeros, and how many of them were asked for.</summary>
    private sealed class CountedStream(long length, bool hasLength) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => hasLength;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
