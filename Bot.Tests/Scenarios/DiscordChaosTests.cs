using System.Globalization;
using Bot.Fakes.Discord;
using Bot.Host.Configuration;
using Bot.Tests.Host;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Scenarios;

/// <summary>On the built-in client.</summary>
public sealed class DiscordChaosTests : DiscordChaos;

/// <summary>A long bad day of Discord's, on real sockets.</summary>
public abstract class DiscordChaos
{
    private const int Seed = 20310310;
    private const double FailingRequests = 0.15;
    private const int Channels = 50;

    // One question in so many is a command.
    private const int Commands = 10;

    // One disconnect in so many loses the session. What Discord then does not bring again nobody can answer, so that it is quiet before.
    private const int LostSessions = 20;

    // Reading all messages takes longer than a step.
    private const int StepsBetweenCounts = 25;

    // Of one wait, and above what any takes.
    private const int MostSteps = 300_000;

    private readonly Random random = new(Seed);
    private int disconnects;

    private protected virtual string Client => ChatClients.BuiltIn;

    private protected virtual int Questions => 2_000;

    private protected virtual int Disconnects => 200;

    private protected virtual TimeSpan HeartbeatInterval => TimeSpan.FromSeconds(5);

    /// <summary>
    /// How far the clock goes in a step: far while nothing is sent, for the waits are long; and not where requests are paced by the
    /// second, as one that has its turn must arrive within it.
    /// </summary>
    private protected virtual TimeSpan Step(DiscordRun run) => TimeSpan.FromMilliseconds(run.Chat.Waiting > 0 ? 20 : 200);

    /// <summary>What is waited for before the next break.</summary>
    private protected virtual Task RecoverAsync(DiscordRun run) => Task.CompletedTask;

    /// <summary>What this run was, beyond what it must be.</summary>
    private protected virtual void Report(DiscordRun run)
    {
    }

    [Fact]
    public async Task Of_thousands_of_questions_none_is_lost_and_none_is_answered_twice()
    {
        await using var run = await DiscordRun.StartAsync(Prepare, new LoopbackDiscordOptions { HeartbeatInterval = HeartbeatInterval }, client: Client);
        run.Discord.Faults = Fault.Seeded(FailingRequests, Seed);
        run.Discord.Gateway.ResumeOrder = missed => Disordered(missed);

        var asked = 0;
        foreach (var part in Enumerable.Range(0, Questions).Chunk(Questions / Disconnects))
        {
            foreach (var number in part)
                Ask(run, number);

            asked += part.Length;
            await DisconnectAsync(run, asked);
        }

        await AnsweredAsync(run, Questions);
        await ScenarioLimit.KeepAsync(run.SettleAsync, () => Describe(run, "that all which happened has reached the bot"));

        var answers = Answers(run).ToLookup(text => text);
        Assert.DoesNotContain(Enumerable.Range(0, Questions).Select(TextOf), text => !answers[text].Any());
        Assert.DoesNotContain(answers, answer => answer.Count() > 1);
        Assert.Equal(Questions, Answers(run).Count);
        // A thread that a busy machine leaves waiting sends its request late, or learns late of a limit, by the clock that runs on: one in
        // a thousand. A bot that heeds no limit breaks them by the hundred.
        Assert.True(run.Discord.Violations.Count <= run.Discord.Requests.Count / 1_000, string.Join('\n', run.Discord.Violations.Select(request => $"{request.At:HH:mm:ss.fff} {request.Violation}")));
        AssertBad(run);
        Report(run);
    }

    private static void Prepare(DiscordRun run)
    {
        foreach (var number in Enumerable.Range(0, Channels))
            run.Discord.State.AddChannel(ChannelOf(number), DiscordRun.Guild);
        // Here the clock leaps, and the answer to a question takes no time on it.
        (run.Options.AnswerSeconds, run.Options.SendMinutes) = (3_600, 10_000);
    }

    private static void Ask(DiscordRun run, int number)
    {
        var user = string.Create(CultureInfo.InvariantCulture, $"4177198344412{number % 97:D4}");
        if (number % Commands == 0)
            run.Discord.People.Use(ChannelOf(number), user, "ask", ("question", TextOf(number)));
        else
            run.Discord.People.Say(ChannelOf(number), user, $"{run.Mention} {TextOf(number)}");
    }

    /// <summary>Once in order, for a break halfway must lose nothing, and then some of it once more in any order.</summary>
    private List<string> Disordered(IReadOnlyList<string> missed)
    {
        lock (random)
        {
            var again = missed.Where(_ => random.Next(2) == 0).ToArray();
            random.Shuffle(again);
            return [.. missed, .. again];
        }
    }

    private async Task DisconnectAsync(DiscordRun run, int asked)
    {
        var gateway = run.Discord.Gateway;
        var steps = Next(10);
        await RecoverAsync(run);
        await PassAsync(run, "a session on a connection", () => steps-- <= 0 && gateway.Ready == 1);
        var opened = gateway.Opened;
        disconnects++;
        if (disconnects % LostSessions == 0)
        {
            await AnsweredAsync(run, asked);
            var identified = gateway.Identified;
            gateway.ForgetSessions();
            gateway.Send(9, false);
            await PassAsync(run, "a new session", () => gateway.Identified > identified && gateway.Ready == 1);
            // A heartbeat with a number tells that the bot knows of the new session, and can go on with it.
            var known = Known(run);
            gateway.Send(1);
            await PassAsync(run, "a heartbeat of the new session", () => Known(run) > known);
            return;
        }

        switch (Next(6))
        {
            case 0:
                gateway.Close(4000, "Unknown error.");
                break;
            case 1:
                gateway.Abort();
                break;
            case 2:
                gateway.Mute();
                break;
            case 3:
                gateway.Send(7);
                break;
            case 4:
                gateway.Send(9, true);
                break;
            default:
                gateway.AcknowledgesHeartbeats = false;
                await PassAsync(run, "another connection, as heartbeats stay without an answer", () => gateway.Opened > opened);
                gateway.AcknowledgesHeartbeats = true;
                break;
        }
    }

    /// <summary>It was as bad as it was meant to be.</summary>
    private void AssertBad(DiscordRun run)
    {
        Assert.Equal(Disconnects, disconnects);
        Assert.True(run.Discord.Gateway.Opened >= Disconnects / 2, $"{run.Discord.Gateway.Opened} connections");
        Assert.True(run.Discord.Gateway.Resumed >= Disconnects / 4, $"{run.Discord.Gateway.Resumed} resumed");
        Assert.InRange(run.Discord.Requests.Average(request => request.Fault is null ? 0 : 1), 0.1, 0.2);
        Assert.Contains(run.Discord.RequestsOf("POST /channels/{channel.id}/messages"), request => request.Fault is { IsDone: true });
    }

    /// <summary>The questions as their answers repeat them.</summary>
    private static List<string> Answers(DiscordRun run) =>
        [.. run.Posted.Concat(run.Ephemerals).Select(message => message.Text.Split(" [1]")[0]).Where(text => text.StartsWith("Question ", StringComparison.Ordinal))];

    private static int Known(DiscordRun run) => run.Discord.Gateway.Received.Count(received => received.Op == 1 && received.Data?.GetValue<int>() > 0);

    private string Describe(DiscordRun run, string awaited)
    {
        var answers = Answers(run);
        var (missing, gateway) = (Enumerable.Range(0, Questions).Select(TextOf).Except(answers).Take(20), run.Discord.Gateway);
        var open = run.Discord.Interactions.All.Count(command => command.AnswerType is null);
        return $"It does not come to {awaited}, after {disconnects} breaks: {answers.Count} answers, {run.Chat.Waiting} waiting, {run.Discord.Waiting} requests and {open} commands without an answer; "
            + $"{gateway.Opened} connections, {gateway.Ready} ready, {gateway.Resumed} resumed, last event {gateway.LastEvent}. Missing: {string.Join(' ', missing)}";
    }

    private int Next(int below)
    {
        lock (random)
            return random.Next(below);
    }

    private static string TextOf(int question) => string.Create(CultureInfo.InvariantCulture, $"Question {question}?");

    private static string ChannelOf(int question) => string.Create(CultureInfo.InvariantCulture, $"41771983444130{question % Channels:D3}");

    private Task AnsweredAsync(DiscordRun run, int count)
    {
        var steps = 0;
        return PassAsync(run, "an answer to each question", () => run.Chat.Waiting == 0 && ++steps % StepsBetweenCounts == 0 && Answers(run).Count >= count);
    }

    private protected async Task PassAsync(DiscordRun run, string awaited, Func<bool> until)
    {
        var steps = 0;
        await ScenarioLimit.KeepAsync(
            () => run.Discord.PassAsync(run.Clock, () => until() || ++steps > MostSteps, () => Step(run)), () => Describe(run, awaited));
        Assert.True(steps <= MostSteps, Describe(run, awaited));
    }
}
