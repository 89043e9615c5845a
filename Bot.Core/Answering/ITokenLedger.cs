namespace Bot.Core.Answering;

/// <summary>Remembers how many tokens of a model each workspace has used today, over restarts and in whichever process.</summary>
public interface ITokenLedger
{
    /// <summary>Sets tokens aside for one request; false, and nothing is set aside, where the day's would then be more than <paramref name="most"/>.</summary>
    Task<bool> ReserveAsync(string workspace, DateOnly day, int tokens, int most, CancellationToken cancellationToken);

    /// <summary>Adds what a request used beyond what was set aside for it; below 0 where it used less.</summary>
    Task SettleAsync(string workspace, DateOnly day, int change, CancellationToken cancellationToken);
}
