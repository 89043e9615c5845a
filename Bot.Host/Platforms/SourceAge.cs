using Bot.Core.Articles;

namespace Bot.Host.Platforms;

/// <summary>How fresh the sources are, in words for everyone.</summary>
internal static class SourceAge
{
    private static readonly TimeSpan HoursFrom = TimeSpan.FromHours(1);
    private static readonly TimeSpan DaysFrom = TimeSpan.FromDays(2);

    public static async Task<string> TellAsync(IArticleStore articles, TimeProvider clock, WordList texts, CancellationToken cancellationToken)
    {
        var indexed = (await articles.ListAsync(cancellationToken)).Where(article => article.Indexed).ToList();
        if (indexed.Count == 0)
            return texts["age_none"];
        // Where sources are looked at by themselves that says more than when one was last stored.
        var looked = await SourceHeartbeat.ReadAsync(articles, cancellationToken);
        var age = clock.GetUtcNow() - (looked ?? indexed.Max(article => article.RetrievedAt));
        return texts.With(looked is null ? "age_updated" : "age_checked", age switch
        {
            _ when age < HoursFrom => texts.With("age_minutes", Math.Max(0, (int)age.TotalMinutes)),
            _ when age < DaysFrom => texts.With("age_hours", (int)age.TotalHours),
            _ => texts.With("age_days", (int)age.TotalDays),
        });
    }
}
