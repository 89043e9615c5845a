using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Fakes.Slack;
using Bot.Host.Configuration;
using Bot.Tests.Host;
using Bot.Tests.Host.Slack;

namespace Bot.Tests.Scenarios;

/// <summary>On the built-in client.</summary>
public sealed class SlackChaosTests : SlackChaos;

/// <summary>A long bad day of Slack's, by Socket Mode on real sockets.</summary>
public abstract class SlackChaos
{
    private const int Seed = 20310310;
    private const int Questions = 2_000;
    private const int Disconnects = 200;
    private const double FailingCalls = 0.2;
    private const int MostDeliveries = 5;
    private const int Channels = 50;

    // So that the disconnects are spread over the whole of the deliveries.
    private const int MostUnderWay = 200;

    // What is acknowledged and not yet in the store shows nowhere; it gets there within a few.
    private const int QuietSteps = 200;

    // Large, for the waits between two sockets are long; and far below every time-out.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private static readonly LoopbackSlackOptions Slack = new() { EnforcesChannelRate = true };

    private readonly Random random = new(Seed);
    private int disconnects;

    private protected virtual string Client => ChatClients.BuiltIn;

    [Fact]
    public async Task Of_two_thousand_questions_none_is_lost_and_none_is_answered_twice()
    {
        await using var run = await SlackRun.StartAsync(options: Slack, prepare: Prepare, client: Client);
        var (asked, deliveries) = Ask(run);

        foreach (var part in deliveries.Chunk((deliveries.Length + Disconnects - 1) / Disconnects))
            await DeliverAsync(run, part);
        while (disconnects < Disconnects)
            await DisconnectAsync(run);
        await QuietAsync(run);
        await ScenarioLimit.KeepAsync(run.SettleAsync, () => Describe(run, "that all which happened has reached the bot"));

        var replies = run.Posted.ToLookup(reply => (reply.Channel, reply.ThreadTs!), reply => reply.Text);
        Assert.DoesNotContain(asked, question => !replies[(question.Channel, question.Ts)].Any());
        Assert.DoesNotContain(asked, question => replies[(question.Channel, question.Ts)].Count() > 1);
        Assert.All(asked, question => Assert.StartsWith($"{question.Text.Split("> ")[1]} [1]", replies[(question.Channel, question.Ts)].Single(), StringComparison.Ordinal));
        Assert.Equal(Questions, run.Posted.Count);
        Assert.Empty(run.Ephemerals);
        AssertBad(run);
    }

    private static void Prepare(SlackRun run)
    {
        foreach (var number in Enumerable.Range(0, Channels))
            run.Slack.State.AddChannel(ChannelOf(number));
        run.Slack.Faults = Fault.Seeded(FailingCalls, Seed);
        // Here the clock leaps, and the answer to a question takes no time on it.
        run.Options.AnswerSeconds = 3_600;
    }

    /// <summary>Every question is told of twice, as a mention and as a message, and each of the two comes up to five times, partly under other event ids.</summary>
    private (List<SlackMessage> Asked, JsonObject[] Deliveries) Ask(SlackRun run)
    {
        List<SlackMessage> asked = [];
        List<JsonObject> deliveries = [];
        foreach (var number in Enumerable.Range(0, Questions))
        {
            var (message, events) = run.Payloads.Say(
                ChannelOf(number), string.Create(CultureInfo.InvariantCulture, $"U{number % 97}"), string.Create(CultureInfo.InvariantCulture, $"<@{Slack.BotUser}> Question {number}?"));
            asked.Add(message);
            foreach (var item in events)
            {
                deliveries.Add(item);
                deliveries.AddRange(Enumerable.Range(0, random.Next(MostDeliveries)).Select(_ => random.Next(2) == 0 ? item : run.Payloads.Again(item)));
            }
        }

        var shuffled = deliveries.ToArray();
        random.Shuffle(shuffled);
        return (asked, shuffled);
    }

    private async Task DeliverAsync(SlackRun run, JsonObject[] deliveries)
    {
        var moment = random.Next(deliveries.Length);
        for (var number = 0; number < deliveries.Length; number++)
        {
            run.Slack.Sockets.Send("events_api", deliveries[number]);
            if (number == moment)
                await DisconnectAsync(run);
        }

        await PassAsync(run, "acknowledgements", () => run.Slack.Sockets.Unacknowledged < MostUnderWay);
    }

    private async Task DisconnectAsync(SlackRun run)
    {
        var steps = random.Next(20);
        await PassAsync(run, "an open socket", () => steps-- <= 0 && run.Slack.Sockets.Open > 0);
        disconnects++;
        switch (random.Next(4))
        {
            case 0:
                await run.Slack.Sockets.DisconnectAsync("warning");
                break;
            case 1:
                await run.Slack.Sockets.DisconnectAsync("refresh_requested", andClose: false);
                break;
            default:
                run.Slack.Sockets.Abort();
                break;
        }
    }

    private async Task QuietAsync(SlackRun run)
    {
        var quiet = 0;
        await PassAsync(run, "quiet", () => (quiet = run.Slack.Sockets.Unacknowledged == 0 && run.Chat.Waiting == 0 ? quiet + 1 : 0) > QuietSteps);
    }

    /// <summary>It was as bad as it was meant to be.</summary>
    private void AssertBad(SlackRun run)
    {
        Assert.Equal(Disconnects, disconnects);
        Assert.True(run.Slack.Sockets.Opened >= Disconnects / 2, $"{run.Slack.Sockets.Opened} sockets");
        var failed = run.Slack.Calls.Average(call => call.Fault is null ? 0 : 1);
        Assert.InRange(failed, 0.15, 0.25);
        Assert.Contains(run.Slack.CallsOf("chat.postMessage"), call => call.Fault is { IsDone: true });
    }

    private static string ChannelOf(int question) => string.Create(CultureInfo.InvariantCulture, $"C9{question % Channels:D3}");

    private string Describe(SlackRun run, string awaited) =>
        $"It does not come to {awaited}, after {disconnects} breaks: {run.Posted.Count} answers, {run.Slack.Sockets.Unacknowledged} events not acknowledged, "
        + $"{run.Chat.Waiting} waiting, {run.Slack.Waiting} calls without an answer; {run.Slack.Sockets.Opened} sockets, {run.Slack.Sockets.Open} open.";

    private Task PassAsync(SlackRun run, string awaited, Func<bool> until) =>
        ScenarioLimit.KeepAsync(() => run.Slack.PassAsync(run.Clock, until, Step), () => Describe(run, awaited));
}
