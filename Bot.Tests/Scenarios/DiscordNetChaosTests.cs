using Bot.Host.Configuration;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Scenarios;

/// <summary>
/// On Discord.Net, whose waits are on the machine's clock: a second at least before every reconnecting. So the day is shorter, its
/// heartbeats are many, and the test's clock keeps to the machine's where people wait by the second.
/// </summary>
public sealed class DiscordNetChaosTests : DiscordChaos
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(10);

    private long stepped = TimeProvider.System.GetTimestamp();

    private protected override string Client => ChatClients.Sdk;

    private protected override int Questions => 300;

    private protected override int Disconnects => 30;

    private protected override TimeSpan HeartbeatInterval => TimeSpan.FromMilliseconds(400);

    private protected override int MostSteps => 400_000;

    private protected override TimeSpan Step(DiscordRun run)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(stepped);
        stepped = TimeProvider.System.GetTimestamp();
        return run.Discord.IsPressing && elapsed < LongestStep ? elapsed : LongestStep;
    }

    /// <summary>
    /// A command that meets a broken connection is over before Discord.Net, which waits a second and looks at its heartbeats, is sure to be
    /// back. So one is used when a heartbeat has come.
    /// </summary>
    private protected override Task BeforeCommandAsync(DiscordRun run)
    {
        var beats = Beats();
        return PassAsync(run, () => run.Discord.Gateway.Ready == 1 && Beats() > beats);

        int Beats() => run.Discord.Gateway.Received.Count(received => received.Op == 1);
    }
}
