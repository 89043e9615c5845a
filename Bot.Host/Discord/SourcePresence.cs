using Bot.Core.Articles;
using Bot.Host.Discord.Wire;

namespace Bot.Host.Discord;

/// <summary>Shows below the bot's name how fresh its sources are.</summary>
internal sealed partial class SourcePresence(IDiscordClient client, IArticleStore articles, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HoursFrom = TimeSpan.FromHours(1);
    private static readonly TimeSpan DaysFrom = TimeSpan.FromDays(2);

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
            var texts = DiscordWords.For("en");
            var indexed = (await articles.ListAsync(cancellationToken)).Where(article => article.Indexed).ToList();
            if (indexed.Count == 0)
                return texts["presence_empty"];
            // Where sources are looked at by themselves that says more than when one was last stored.
            var looked = await SourceHeartbeat.ReadAsync(articles, cancellationToken);
            var age = clock.GetUtcNow() - (looked ?? indexed.Max(article => article.RetrievedAt));
            return texts.With(looked is null ? "presence" : "presence_checked", age switch
            {
                _ when age < HoursFrom => texts.With("presence_minutes", Math.Max(0, (int)age.TotalMinutes)),
                _ when age < DaysFrom => texts.With("presence_hours", (int)age.TotalHours),
                _ => texts.With("presence_days", (int)age.TotalDays),
            });
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
