using Bot.Host.Configuration;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Scenarios;

/// <summary>
/// On Discord.Net, whose waits are on the machine's clock: a second at least before every reconnecting. So the day is shorter, its
/// heartbeats are many, and the test's clock keeps to the machine's where people wait by the second.
/// </summary>
public sealed class DiscordNetChaosTests : DiscordChaos
{
    // How often the bot is asked how far it has got: a question is lost with its connection.
    private const int StepsBetweenQuestions = 200;

    private long stepped = TimeProvider.System.GetTimestamp();

    private protected override string Client => ChatClients.Sdk;

    private protected override int Questions => 500;

    private protected override int Disconnects => 50;

    private protected override TimeSpan HeartbeatInterval => TimeSpan.FromMilliseconds(400);

    private protected override int MostSteps => 400_000;

    private protected override TimeSpan Step(DiscordRun run)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(stepped);
        stepped = TimeProvider.System.GetTimestamp();
        var longest = TimeSpan.FromMilliseconds(run.Chat.Waiting > 0 ? 20 : 50);
        return run.Discord.IsPressing && elapsed < longest ? elapsed : longest;
    }

    /// <summary>
    /// A command that meets a broken connection is over before Discord.Net, which waits a second and looks at its heartbeats, is sure to be
    /// back; and a break before a session has gone on doubles its wait, up to a minute. So both come when the bot has seen all there was.
    /// </summary>
    private protected override Task RecoverAsync(DiscordRun run)
    {
        var gateway = run.Discord.Gateway;
        var (heard, last, steps) = (0, int.MaxValue, 0);
        return PassAsync(run, () =>
        {
            if (gateway.Ready != 1)
                return false;
            if (steps++ % StepsBetweenQuestions == 0)
            {
                (heard, last) = (gateway.Received.Count, gateway.LastEvent);
                gateway.Send(1);
            }

            return gateway.Received.Skip(heard).Any(received => received.Op == 1 && received.Data?.GetValue<int>() >= last);
        });
    }
}
