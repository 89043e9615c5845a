using Bot.Host.Configuration;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Scenarios;

/// <summary>
/// On Discord.Net, whose waits are on the machine's clock: a second at least before every reconnecting. So the breaks are fewer, the
/// heartbeats many, and the test's clock keeps to the machine's where people wait by the second.
/// </summary>
public sealed class DiscordNetChaosTests : DiscordChaos
{
    // How often the bot is asked how far it has got: a question is lost with its connection, and too many are against the rules.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    // Always the same: what is sent in the middle of a step arrives at its end, and the pace of requests would be uneven with the steps.
    private static readonly TimeSpan Stride = TimeSpan.FromMilliseconds(20);

    // Of requests to the server between two steps, so that a busy machine slows the clock.
    private const int LeastRounds = 5;

    private int rounds;
    private long stepped = TimeProvider.System.GetTimestamp();

    private protected override string Client => ChatClients.Sdk;

    private protected override int Disconnects => 100;

    private protected override TimeSpan HeartbeatInterval => TimeSpan.FromMilliseconds(500);

    private protected override TimeSpan Step(DiscordRun run)
    {
        if (run.Discord.IsPressing && (++rounds < LeastRounds || TimeProvider.System.GetElapsedTime(stepped) < Stride))
            return TimeSpan.Zero;
        (stepped, rounds) = (TimeProvider.System.GetTimestamp(), 0);
        return run.Chat.Waiting > 0 ? Stride : 3 * Stride;
    }

    /// <summary>A break before a session has gone on doubles Discord.Net's wait, up to a minute; so one comes when the bot has seen all there was.</summary>
    private protected override Task RecoverAsync(DiscordRun run)
    {
        var gateway = run.Discord.Gateway;
        var (heard, last) = (0, int.MaxValue);
        long? looked = null;
        return PassAsync(run, "a heartbeat behind the last event", () =>
        {
            if (gateway.Ready != 1)
                return false;
            if (looked is not { } then || TimeProvider.System.GetElapsedTime(then) >= BetweenLooks)
            {
                (looked, heard, last) = (TimeProvider.System.GetTimestamp(), gateway.Received.Count, gateway.LastEvent);
                gateway.Send(1);
            }

            return gateway.Received.Skip(heard).Any(received => received.Op == 1 && received.Data?.GetValue<int>() >= last);
        });
    }

    /// <summary>Commands whose first answer Discord did not get within three seconds; their questions are answered all the same, by another way.</summary>
    private protected override void Report(DiscordRun run)
    {
        var commands = run.Discord.Interactions.All.ToList();
        var late = commands.Count(command => command.AnswerType is null);
        TestContext.Current.SendDiagnosticMessage(
            $"{Questions} questions, {commands.Count} of them commands, {late} of those acknowledged too late; {run.Discord.Gateway.Opened} connections, {run.Discord.Gateway.Resumed} resumed");
    }
}
