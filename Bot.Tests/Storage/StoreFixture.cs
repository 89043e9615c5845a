using Bot.Core.Articles;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Storage;

/// <summary>A fresh store in a folder of its own.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2031, 5, 7, 8, 0, 0, TimeSpan.Zero);

    public static readonly FieldWeights Weights = new(4, 2, 2, 1);

    private readonly TempDirectory folder = new();

    private StoreFixture() => Path = folder.File("bot.db");

    public string Path { get; }

    public FakeTimeProvider Clock { get; } = new(Start);

    public SqliteStore Store { get; private set; } = null!;

    public static async Task<StoreFixture> CreateAsync()
    {
        var fixture = new StoreFixture();
        fixture.Store = await fixture.OpenAsync();
        return fixture;
    }

    /// <summary>Another connection to the same file, as another process would have.</summary>
    public Task<SqliteStore> OpenAsync() => SqliteStore.OpenAsync(Path, Clock, CancellationToken.None);

    public async Task<RevisionChange> SaveAsync(IndexedRevision revision, ArticleOrigin origin = ArticleOrigin.Ingested) =>
        Assert.Single(await Store.SaveAsync([revision], origin, CancellationToken.None));

    public async Task<IReadOnlyList<string>> FindAsync(string match)
    {
        await using var snapshot = await Store.OpenSnapshotAsync(CancellationToken.None);
        return await FindAsync(snapshot, match);
    }

    public static async Task<IReadOnlyList<string>> FindAsync(IIndexSnapshot snapshot, string match)
    {
        var matches = await snapshot.MatchAsync(match, Weights, 100, CancellationToken.None);
        var contents = await snapshot.ReadAsync([.. matches.Select(m => m.Section)], CancellationToken.None);
        return [.. contents.Select(content => content.Article.Id.Value)];
    }

    public async Task<IReadOnlyDictionary<string, int>> FrequenciesAsync(params string[] terms)
    {
        await using var snapshot = await Store.OpenSnapshotAsync(CancellationToken.None);
        return await snapshot.FrequenciesAsync(terms, CancellationToken.None);
    }

    public async Task<int> CountAsync()
    {
        await using var snapshot = await Store.OpenSnapshotAsync(CancellationToken.None);
        return await snapshot.CountArticlesAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }
}
