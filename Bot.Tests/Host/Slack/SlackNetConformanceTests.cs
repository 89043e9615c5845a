using Bot.Core.Chat;
using Bot.Host.Configuration;
using Bot.Tests.Conformance;

namespace Bot.Tests.Host.Slack;

/// <summary>SlackNet, by Socket Mode.</summary>
public sealed class SlackNetConformanceTests : ChatAdapterConformance
{
    private protected override Task<IChatPlatform> StartAsync(Ask ask) => SlackPlatform.StartAsync(ask, isSocket: true, ChatClients.Sdk);
}

/// <summary>SlackNet, when Slack reaches the bot by signed requests.</summary>
public sealed class SlackNetByRequestConformanceTests : ChatAdapterConformance
{
    private protected override Task<IChatPlatform> StartAsync(Ask ask) => SlackPlatform.StartAsync(ask, isSocket: false, ChatClients.Sdk);
}
