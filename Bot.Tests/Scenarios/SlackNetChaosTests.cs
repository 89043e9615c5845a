using Bot.Host.Configuration;

namespace Bot.Tests.Scenarios;

/// <summary>On SlackNet.</summary>
public sealed class SlackNetChaosTests : SlackChaos
{
    private protected override string Client => ChatClients.Sdk;
}
