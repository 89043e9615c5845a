using Bot.Core.Chat;
using Bot.Host.Configuration;
using Bot.Tests.Host.Discord;
using Bot.Tests.Host.Slack;

namespace Bot.Tests.Conformance;

/// <summary>Discord.Net, all by the gateway.</summary>
public sealed class DiscordNetConformanceTests : ChatAdapterConformance
{
    private protected override async Task<IChatPlatform> StartAsync(Ask ask) =>
        new DiscordPlatform(await DiscordRun.StartAsync(run => run.Ask = ask, client: ChatClients.Sdk));
}

/// <summary>Discord.Net, with commands and buttons by signed requests.</summary>
public sealed class DiscordNetByRequestConformanceTests : ChatAdapterConformance
{
    private protected override async Task<IChatPlatform> StartAsync(Ask ask) =>
        new DiscordPlatform(await DiscordRun.StartAsync(run => run.Ask = ask, byRequest: true, client: ChatClients.Sdk));
}

/// <summary>SlackNet, by Socket Mode.</summary>
public sealed class SlackNetSocketConformanceTests : ChatAdapterConformance
{
    private protected override Task<IChatPlatform> StartAsync(Ask ask) => SlackPlatform.StartAsync(ask, isSocket: true, ChatClients.Sdk);
}

/// <summary>SlackNet, when Slack reaches the bot by signed requests.</summary>
public sealed class SlackNetHttpConformanceTests : ChatAdapterConformance
{
    private protected override Task<IChatPlatform> StartAsync(Ask ask) => SlackPlatform.StartAsync(ask, isSocket: false, ChatClients.Sdk);
}
