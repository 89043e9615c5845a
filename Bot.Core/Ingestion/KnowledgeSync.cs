using Bot.Core.Articles;

namespace Bot.Core.Ingestion;

/// <summary>Brings a store in line with a knowledge folder.</summary>
public sealed class KnowledgeSync(IArticleStore store, IProgress<long>? progress = null)
{
    private const string Remembered = "knowledge folder";

    /// <exception cref="SourceException">There is no such folder.</exception>
    public async Task<KnowledgeChange> SyncAsync(KnowledgeFolder folder, CancellationToken cancellationToken)
    {
        // Taken before reading: a file written meanwhile makes the next sync look again.
        var fingerprint = folder.Fingerprint();
        if (await store.RecallAsync(Remembered, cancellationToken) == fingerprint)
            return new KnowledgeChange.None();

        var results = await new Ingester(store, progress)
            .IngestAsync([folder.Directory], ArticleOrigin.Knowledge, cancellationToken).ToListAsync(cancellationToken);
        var stored = results.OfType<IngestionResult.Stored>().ToList();
        var gone = await UnindexOthersAsync(stored.Select(result => result.Article).ToHashSet(), cancellationToken);
        await store.RememberAsync(Remembered, fingerprint, cancellationToken);
        return new KnowledgeChange.Synced(
            stored.Count(result => result.Change == RevisionChange.Added),
            stored.Count(result => result.Change == RevisionChange.Unchanged),
            stored.Count(result => result.Change == RevisionChange.Revised),
            gone,
            [.. results.OfType<IngestionResult.Rejected>()]);
    }

    private async Task<int> UnindexOthersAsync(HashSet<ArticleId> present, CancellationToken cancellationToken)
    {
        var articles = await store.ListAsync(cancellationToken);
        var gone = articles
            .Where(article => article is { Origin: ArticleOrigin.Knowledge, Indexed: true } && !present.Contains(article.Id))
            .Select(article => article.Id).ToList();
        if (gone.Count > 0)
            await store.UnindexAsync(gone, cancellationToken);
        return gone.Count;
    }
}

/// <summary>What a sync did.</summary>
public abstract record KnowledgeChange
{
    /// <summary>The folder is as it was at the last sync.</summary>
    public sealed record None : KnowledgeChange;

    /// <param name="Unindexed">Articles that are no longer in the folder; they are kept, and no longer found.</param>
    public sealed record Synced(int Added, int Unchanged, int Revised, int Unindexed, IReadOnlyList<IngestionResult.Rejected> Rejections)
        : KnowledgeChange;
}
