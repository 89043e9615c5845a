using Bot.Core.Chat;
using Bot.Host.Configuration;
using Bot.Tests.Host.Discord;

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
