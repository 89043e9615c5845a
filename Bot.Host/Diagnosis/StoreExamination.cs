using System.Globalization;
using System.Runtime.CompilerServices;
using Bot.Core.Articles;
using Bot.Core.Storage;
using Bot.Core.Upkeep;

namespace Bot.Host.Diagnosis;

/// <summary>Opens the store, lets SQLite check it, counts what it holds and writes to it.</summary>
internal sealed class StoreExamination(string path, TimeProvider clock)
{
    private const string Subject = "store";

    // A source may be dated by a time zone ahead of ours.
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(2);

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Path.Exists(path) && Directory.Exists(Path.GetDirectoryName(path)))
        {
            yield return Finding.Warn(Subject, $"there is none at {path} yet; the first ask, ingest or serve makes it");
            yield break;
        }

        var findings = new List<Finding>();
        try
        {
            await using var store = await SqliteStore.OpenAsync(path, clock, cancellationToken);
            findings.AddRange(await ExamineAsync(store, cancellationToken));
        }
        catch (StoreException error)
        {
            findings.Add(Finding.Fail(Subject, error.Message));
        }

        foreach (var finding in findings)
            yield return finding;
    }

    private async Task<IReadOnlyList<Finding>> ExamineAsync(SqliteStore store, CancellationToken cancellationToken)
    {
        var damage = await store.CheckAsync(cancellationToken);
        if (damage.Count > 0)
            return [Finding.Fail(Subject, $"SQLite finds damage: {string.Join("; ", damage)}; restore a backup, or move the file away and ingest again")];
        var articles = await store.ListAsync(cancellationToken);
        var indexed = articles.Count(article => article.Indexed);
        await store.RememberAsync("doctor", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        return
        [
            indexed > 0
                ? Finding.Ok(Subject, $"sound, can be written; {indexed} articles can be found, {articles.Count - indexed} are taken out")
                : Finding.Warn(Subject, "sound, can be written, and holds no article; add some with: ingest PATH"),
            .. Newest(articles),
            .. Sources(await store.Keeping.ReadHealthAsync(cancellationToken)),
            Clock(articles),
        ];
    }

    private static IEnumerable<Finding> Newest(IReadOnlyList<ArticleSummary> articles) =>
        articles.FirstOrDefault(article => article.Indexed && article.Provenance.Published is not null) is { } newest
            ? [Finding.Ok("newest", string.Create(CultureInfo.InvariantCulture, $"{newest.Provenance.Published:yyyy-MM-dd} {newest.Provenance.Outlet}: {newest.Provenance.Headline}"))]
            : [];

    private static IEnumerable<Finding> Sources(SourceHealth health)
    {
        if (health.CheckedAt is { } time)
            yield return Finding.Ok("sources", $"looked at for changes, last at {Minute.Of(time)}");
        foreach (var (url, problem) in health.Failing)
            yield return Finding.Warn("sources", $"{url} keeps failing: {problem}");
    }

    private Finding Clock(IReadOnlyList<ArticleSummary> articles)
    {
        var now = clock.GetUtcNow();
        var shown = Minute.Of(now);
        var lastStored = articles.Select(article => article.RetrievedAt).DefaultIfEmpty().Max();
        var lastPublished = articles.Select(article => article.Provenance.Published).Max();
        if (lastStored > now.AddMinutes(5))
            return Finding.Fail("clock", $"it says {shown}, but an article was stored later; set the clock");
        return lastPublished is { } date && date > DateOnly.FromDateTime((now + MostAhead).UtcDateTime)
            ? Finding.Warn("clock", $"it says {shown}, but an article is dated {date:yyyy-MM-dd}; check the clock, or that article's date")
            : Finding.Ok("clock", shown);
    }
}
