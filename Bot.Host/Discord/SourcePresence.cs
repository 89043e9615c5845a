using Bot.Core.Articles;
using Bot.Host.Discord.Wire;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>Shows below the bot's name how fresh its sources are.</summary>
internal sealed partial class SourcePresence(IDiscordClient client, IArticleStore articles, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        var shown = "";
        try
        {
            do
            {
                var text = await TryReadAsync(cancellationToken) ?? shown;
                if (text != shown)
                    client.SetPresence(shown = text);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task<string?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SourceAge.TellAsync(articles, clock, DiscordWords.For("en"), cancellationToken);
        }
#pragma warning disable CA1031 // It is decoration, and is tried again in a while.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotRead(log, error);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How fresh the sources are could not be read")]
    private static partial void LogNotRead(ILogger log, Exception error);
}
