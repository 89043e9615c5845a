using System.Net;
using Bot.Fakes.Slack;
using Bot.Host.Platforms;

namespace Bot.Tests.Host.Slack;

/// <summary>Slack is told that a question arrived once it is in the store, and in any case before it loses patience.</summary>
public sealed class SlackAcknowledgementTests
{
    private static readonly string Bot = $"<@{new LoopbackSlackOptions().BotUser}>";

    [Fact]
    public async Task A_question_that_a_crash_kept_from_the_store_comes_again_and_is_answered_once()
    {
        await using var run = await SlackRun.StartAsync();
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, $"{Bot} What does it cost?");
        Envelope envelope;
        using (run.LockStore())
        {
            envelope = run.Slack.Sockets.Send("events_api", events[0]);
            await ReceivedAsync(run);
            await run.CrashAsync();
            Assert.False(envelope.IsAcknowledged);
        }

        await run.StartBotAsync();
        await run.UntilAsync(() => envelope.IsAcknowledged);
        await run.DeliverAsync(events);
        await run.SettleAsync();

        Assert.True(envelope.Attempts > 1);
        Assert.Single(run.Posted);
    }

    [Fact]
    public async Task By_request_it_is_503_and_taken_when_it_comes_again()
    {
        await using var run = await SlackRun.StartAsync(isSocket: false);
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, $"{Bot} What does it cost?");
        using (run.LockStore())
        {
            var request = run.Requests.EventAsync(events[0]);
            await run.CrashAsync(request);
            using var response = await request;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }

        await run.StartBotAsync();
        await run.DeliverAsync([events[0], .. events.Select(run.Payloads.Again)]);
        await run.SettleAsync();

        Assert.Single(run.Posted);
    }

    [Fact]
    public async Task A_store_that_is_busy_for_long_keeps_no_acknowledgement_and_loses_no_question()
    {
        await using var run = await SlackRun.StartAsync();
        var (_, events) = run.Payloads.Say(SlackRun.Channel, SlackRun.User, $"{Bot} What does it cost?");
        Envelope envelope;
        using (run.LockStore())
        {
            envelope = run.Slack.Sockets.Send("events_api", events[0]);
            await ReceivedAsync(run);
            Assert.False(envelope.IsAcknowledged);
            run.Clock.Advance(TimeSpan.FromSeconds(2));
            await envelope.Acknowledged;
        }

        await run.UntilAsync(() => run.Posted.Count == 1);

        Assert.Equal(1, envelope.Attempts);
    }

    [Fact]
    public async Task Buttons_that_wait_for_slack_keep_no_question_waiting()
    {
        await using var run = await SlackRun.StartAsync();
        var question = await run.AskAsync("What does it cost?");
        var button = SlackRun.Button(run.Posted[0].Blocks, ActionIds.Passages);
        run.Slack.Faults = call => call.Method == "response_url" ? new Fault.Silence(Done: false) : null;

        foreach (var number in Enumerable.Range(0, 100))
            await run.Slack.Sockets.Send("interactive", run.Payloads.Press(SlackRun.Channel, $"U{number}", button, run.Posted[0].Ts, question.Ts)).Acknowledged;
        await run.Slack.SettleAsync(() => run.Slack.CallsOf("response_url").Any());
        await run.Slack.Sockets.Send("slash_commands", run.Payloads.Command(SlackRun.Channel, SlackRun.User, "help")).Acknowledged;
        await run.Slack.Sockets.Send("events_api", run.Payloads.Say("C3", SlackRun.User, $"{Bot} Who runs it?").Events[0]).Acknowledged;
        await run.Slack.SettleAsync(() => run.Posted.Count == 2);
    }

    /// <summary>All that was sent before has been received: this comes after it on the same socket, and goes past the inbox.</summary>
    private static Task ReceivedAsync(SlackRun run) => run.Slack.Sockets.Send("something_new", []).Acknowledged;
}
