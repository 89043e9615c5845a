using Bot.Host.Configuration;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Scenarios;

/// <summary>
/// On Discord.Net, whose waits are on the machine's clock: a second at least before every reconnecting. So the day is shorter, its
/// heartbeats are many, and the test's clock goes by small steps meanwhile.
/// </summary>
public sealed class DiscordNetChaosTests : DiscordChaos
{
    private protected override string Client => ChatClients.Sdk;

    private protected override int Questions => 500;

    private protected override int Disconnects => 50;

    private protected override TimeSpan HeartbeatInterval => TimeSpan.FromMilliseconds(400);

    private protected override int MostSteps => 400_000;

    // What people wait for by the second keeps to the machine's clock, as Discord.Net does.
    private protected override TimeSpan Step(DiscordRun run) => TimeSpan.FromMilliseconds(run.Discord.IsPressing ? 0.2 : 10);
}
