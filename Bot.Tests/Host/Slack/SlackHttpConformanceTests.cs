using Bot.Core.Chat;
using Bot.Tests.Conformance;

namespace Bot.Tests.Host.Slack;

/// <summary>Slack, when it reaches the bot by signed requests.</summary>
public sealed class SlackHttpConformanceTests : ChatAdapterConformance
{
    private protected override Task<IChatPlatform> StartAsync(Ask ask) => SlackPlatform.StartAsync(ask, isSocket: false);
}
