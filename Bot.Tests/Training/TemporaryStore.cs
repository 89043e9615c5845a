using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Storage;

namespace Bot.Training;

/// <summary>A store that is gone with whoever asked for it.</summary>
public sealed class TemporaryStore : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private TemporaryStore(DirectoryInfo folder, SqliteStore store)
    {
        this.folder = folder;
        Store = store;
    }

    public SqliteStore Store { get; }

    /// <param name="sources">Files or folders, read as the bot reads them.</param>
    public static async Task<TemporaryStore> OfSourcesAsync(IReadOnlyList<string> sources)
    {
        var opened = await OpenAsync();
        await foreach (var result in new Ingester(opened.Store).IngestAsync(sources, ArticleOrigin.Ingested, CancellationToken.None))
        {
            if (result is IngestionResult.Rejected rejected)
                await Console.Error.WriteLineAsync($"{rejected.Source}: {rejected.Reason}");
        }

        return opened;
    }

    public static async Task<TemporaryStore> OfDraftsAsync(IEnumerable<ArticleDraft> drafts)
    {
        var opened = await OpenAsync();
        await opened.Store.SaveAsync([.. drafts.Select(RevisionIndexer.Index)], ArticleOrigin.Ingested, CancellationToken.None);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<TemporaryStore> OpenAsync()
    {
        var created = Directory.CreateTempSubdirectory("docket-training-");
        return new TemporaryStore(created, await SqliteStore.OpenAsync(Path.Combine(created.FullName, "store.db"), TimeProvider.System, CancellationToken.None));
    }
}
