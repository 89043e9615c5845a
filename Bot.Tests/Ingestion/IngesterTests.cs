using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Bot.Tests.Storage;
using CsCheck;

namespace Bot.Tests.Ingestion;

public sealed class IngesterTests
{
    [Fact]
    public async Task Stores_what_can_be_read_and_rejects_the_rest_in_order()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var good = folder.Write("a.txt", "The council met.");
        var bad = folder.Write("b.md", "---\nnever closed");
        var archive = folder.Write("c.jsonl", $"{Line("c1")}\nbad\n{Line("c2")}");

        var results = await IngestAsync(fixture.Store, good, bad, archive, folder.File("missing"));

        Assert.Equal([good, bad, $"{archive}:1", $"{archive}:2", $"{archive}:3", folder.File("missing")], results.Select(r => r.Source));
        Assert.Equal(["a", "c1", "c2"], results.OfType<IngestionResult.Stored>().Select(r => r.Article.Value));
        Assert.Equal(3, await fixture.CountAsync());
    }

    [Theory]
    [InlineData(ArticleStatus.Removed, "moderators removed a, so it is left out")]
    [InlineData(ArticleStatus.Retracted, "moderators retracted a, so it is left out; sources history a says when and why, sources restore a or, later on, sources add lets it be cited again")]
    public async Task Says_that_an_article_is_left_out_since_moderators_took_it_out(ArticleStatus status, string reason)
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var archive = folder.Write("a.jsonl", $"{Line("a")}\n{Line("b")}");
        await IngestAsync(fixture.Store, archive);
        await fixture.Store.Moderation.SetStatusAsync(new Actor("slack", "T1", "U1"), new ArticleId("a"), status, reason: null, indexed: null, CancellationToken.None);

        var results = await IngestAsync(fixture.Store, archive);

        Assert.Collection(
            results,
            left => Assert.StartsWith(reason, Assert.IsType<IngestionResult.Rejected>(left).Reason, StringComparison.Ordinal),
            kept => Assert.Equal(RevisionChange.Unchanged, Assert.IsType<IngestionResult.Stored>(kept).Change));
    }

    [Fact]
    public async Task Ingesting_twice_changes_nothing()
    {
        await Gen.String.Where(t => !string.IsNullOrWhiteSpace(t) && !t.Any(char.IsSurrogate)).List[1, 5].SampleAsync(async texts =>
        {
            await using var fixture = await StoreFixture.CreateAsync();
            using var folder = new TempDirectory();
            var archive = folder.Write("a.jsonl", string.Join('\n', texts.Select((text, i) => Line($"{i}", text))));
            await IngestAsync(fixture.Store, archive);
            var before = await StateAsync(fixture.Store);

            var again = await IngestAsync(fixture.Store, archive);

            Assert.All(again, result => Assert.Equal(RevisionChange.Unchanged, Assert.IsType<IngestionResult.Stored>(result).Change));
            Assert.Equal(before, await StateAsync(fixture.Store));
        }, iter: 15, threads: 1);
    }

    [Fact]
    public async Task Yields_a_result_only_once_it_is_kept()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var archive = folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 450).Select(i => Line($"{i}"))));

        var seen = 0;
        await foreach (var result in new Ingester(fixture.Store).IngestAsync([archive], ArticleOrigin.Ingested, CancellationToken.None))
        {
            seen++;
            if (seen is 1 or 201 or 450)
                Assert.NotNull(await fixture.Store.FindAsync(Assert.IsType<IngestionResult.Stored>(result).Article, CancellationToken.None));
        }

        Assert.Equal(450, seen);
        Assert.Equal(450, await fixture.CountAsync());
    }

    [Fact]
    public async Task Tells_how_far_it_is()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        folder.Write("in/a.jsonl", string.Join('\n', Enumerable.Range(0, 250).Select(i => Line($"{i}"))) + "\nbad");
        folder.Write("in/b.txt", "The council met.");
        var progress = new Progress();

        await new Ingester(fixture.Store, progress).IngestAsync([folder.File("in")], ArticleOrigin.Ingested, CancellationToken.None).CountAsync();

        Assert.Equal(SourceFiles.TotalBytes([folder.File("in")]), progress.Values[^1]);
        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.True(progress.Values.Count >= 2);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled_and_keeps_whole_batches()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var archive = folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 1000).Select(i => Line($"{i}"))));
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new Ingester(fixture.Store).IngestAsync([archive], ArticleOrigin.Ingested, cancelling.Token))
                await cancelling.CancelAsync();
        });

        Assert.Equal(200, await fixture.CountAsync());
    }

    [Fact]
    public async Task An_article_that_stands_in_one_archive_twice_ends_as_its_last_line_says()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        await IngestAsync(fixture.Store, folder.Write("first.jsonl", Line("a", "As it was.")));

        var results = await IngestAsync(fixture.Store, folder.Write("both.jsonl", $"{Line("a", "As it is.")}\n{Line("a", "As it was.")}"));

        Assert.All(results, result => Assert.Equal(RevisionChange.Revised, Assert.IsType<IngestionResult.Stored>(result).Change));
        Assert.Equal("As it was.", (await fixture.Store.FindAsync(new ArticleId("a"), CancellationToken.None))!.Text);
    }

    [Fact]
    public async Task Stops_reading_when_nobody_wants_more()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var archive = folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 1000).Select(i => Line($"{i}"))));

        await foreach (var _ in new Ingester(fixture.Store).IngestAsync([archive], ArticleOrigin.Ingested, CancellationToken.None))
            break;

        Assert.Equal(200, await fixture.CountAsync());
    }

    [Fact]
    public async Task A_store_that_fails_ends_the_ingestion_with_its_reason()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var archive = folder.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 1000).Select(i => Line($"{i}"))));
        var store = new FailingStore();

        var error = await Assert.ThrowsAsync<StoreException>(() => IngestAsync(store, archive));

        Assert.Equal("the disk is full", error.Message);
    }

    private static string Line(string id, string text = "The council met.") => JsonSerializer.Serialize(new { id, text });

    private static async Task<IReadOnlyList<IngestionResult>> IngestAsync(IArticleStore store, params string[] paths) =>
        await new Ingester(store).IngestAsync(paths, ArticleOrigin.Ingested, CancellationToken.None).ToListAsync();

    private static async Task<string> StateAsync(SqliteStore store)
    {
        await using var snapshot = await store.OpenSnapshotAsync(CancellationToken.None);
        return JsonSerializer.Serialize(new
        {
            articles = await store.ListAsync(CancellationToken.None),
            words = await snapshot.WordsAsync("", CancellationToken.None),
            count = await snapshot.CountArticlesAsync(CancellationToken.None),
        });
    }

    private sealed class Progress : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    private sealed class FailingStore : IArticleStore
    {
        public Task<IReadOnlyList<RevisionChange>> SaveAsync(
            IReadOnlyList<IndexedRevision> revisions, ArticleOrigin origin, CancellationToken cancellationToken) =>
            Task.FromException<IReadOnlyList<RevisionChange>>(new StoreException("the disk is full"));

        public Task<bool> HoldsAsync(ArticleId id, string contentHash, ArticleOrigin origin, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task UnindexAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string> ReadRevisionAsync(ArticleId id, int revision, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ArticleSummary>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> RecallAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RememberAsync(string name, string value, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
