using Bot.Core.Answering;

namespace Bot.Host.Model;

/// <summary>For trying a model out: what it costs is on nobody's account.</summary>
internal sealed class UncountedTokens : ITokenLedger
{
    public Task<bool> ReserveAsync(string workspace, DateOnly day, int tokens, int most, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SettleAsync(string workspace, DateOnly day, int change, CancellationToken cancellationToken) => Task.CompletedTask;
}
