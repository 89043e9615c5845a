using Bot.Core.Chat;
using Bot.Tests.Host.Discord;

namespace Bot.Tests.Conformance;

/// <summary>Discord, all by the gateway, with the intent to read messages.</summary>
public sealed class DiscordConformanceTests : ChatAdapterConformance
{
    private protected override async Task<IChatPlatform> StartAsync(Ask ask) => new DiscordPlatform(await DiscordRun.StartAsync(run => run.Ask = ask));
}

/// <summary>Discord with commands and buttons by signed requests.</summary>
public sealed class DiscordByRequestConformanceTests : ChatAdapterConformance
{
    private protected override async Task<IChatPlatform> StartAsync(Ask ask) => new DiscordPlatform(await DiscordRun.StartAsync(run => run.Ask = ask, byRequest: true));
}
