using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;
using Bot.Tests.Storage;

namespace Bot.Tests.Ingestion;

public sealed class KnowledgeSyncTests
{
    [Fact]
    public async Task Ingests_a_folder_once_and_then_leaves_it_alone()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        folder.Write("a.txt", "The bridge closed.");
        folder.Write("bad.md", "---\nnever closed");

        var first = Assert.IsType<KnowledgeChange.Synced>(await SyncAsync(fixture, folder));
        var second = await SyncAsync(fixture, folder);

        Assert.Equal((1, 0, 0, 0), (first.Added, first.Unchanged, first.Revised, first.Unindexed));
        Assert.EndsWith("bad.md", Assert.Single(first.Rejections).Source, StringComparison.Ordinal);
        Assert.IsType<KnowledgeChange.None>(second);
        Assert.Equal(ArticleOrigin.Knowledge, Assert.Single(await fixture.Store.ListAsync(CancellationToken.None)).Origin);
    }

    [Fact]
    public async Task Follows_what_is_added_changed_and_taken_away()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        folder.Write("kept.txt", "The bridge closed.");
        folder.Write("changed.txt", "The ferry sails.");
        folder.Write("gone.txt", "The tunnel flooded.");
        await SyncAsync(fixture, folder);

        File.Delete(folder.File("gone.txt"));
        folder.Write("changed.txt", "The ferry sails no more.");
        folder.Write("new.txt", "The train left.");
        var change = Assert.IsType<KnowledgeChange.Synced>(await SyncAsync(fixture, folder));

        Assert.Equal((1, 1, 1, 1), (change.Added, change.Unchanged, change.Revised, change.Unindexed));
        Assert.Empty(await fixture.FindAsync("tunnel"));
        Assert.Equal(["new"], await fixture.FindAsync("train"));
        Assert.Equal(3, await fixture.CountAsync());
        Assert.NotNull(await fixture.Store.FindAsync(new ArticleId("gone"), CancellationToken.None));
    }

    [Fact]
    public async Task Another_folder_is_another_story_but_what_people_ingested_stays()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var one = new TempDirectory();
        using var two = new TempDirectory();
        one.Write("a.txt", "The bridge closed.");
        two.Write("b.txt", "The tunnel flooded.");
        await fixture.SaveAsync(Drafts.Indexed("mine", "The train left."));
        await SyncAsync(fixture, one);

        await SyncAsync(fixture, two);
        Assert.Empty(await fixture.FindAsync("bridg"));
        Assert.Equal(["b"], await fixture.FindAsync("tunnel"));
        Assert.Equal(["mine"], await fixture.FindAsync("train"));

        var back = Assert.IsType<KnowledgeChange.Synced>(await SyncAsync(fixture, one));
        Assert.Equal((1, 1), (back.Added, back.Unindexed));
        Assert.Equal(["a"], await fixture.FindAsync("bridg"));
    }

    [Fact]
    public async Task A_touched_file_is_read_again_and_changes_nothing()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        var path = folder.Write("a.txt", "The bridge closed.");
        await SyncAsync(fixture, folder);

        File.SetLastWriteTimeUtc(path, new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var change = Assert.IsType<KnowledgeChange.Synced>(await SyncAsync(fixture, folder));

        Assert.Equal((0, 1, 0, 0), (change.Added, change.Unchanged, change.Revised, change.Unindexed));
    }

    [Fact]
    public void The_fingerprint_sees_names_sizes_and_times_of_articles_only()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("a.txt", "The bridge closed.");
        var knowledge = new KnowledgeFolder(folder.FullName);
        var before = knowledge.Fingerprint();

        folder.Write("README.md", "About this folder.");
        folder.Write("eval/q.jsonl", "{}");
        Assert.Equal(before, knowledge.Fingerprint());

        File.Move(path, folder.File("b.txt"));
        var renamed = knowledge.Fingerprint();
        Assert.NotEqual(before, renamed);
        folder.Write("b.txt", "The bridge closed again.");
        Assert.NotEqual(renamed, knowledge.Fingerprint());
    }

    [Fact]
    public async Task An_empty_folder_empties_the_story()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var folder = new TempDirectory();
        folder.Write("a.txt", "The bridge closed.");
        await SyncAsync(fixture, folder);
        File.Delete(folder.File("a.txt"));

        Assert.Equal(1, Assert.IsType<KnowledgeChange.Synced>(await SyncAsync(fixture, folder)).Unindexed);
        Assert.Equal(0, await fixture.CountAsync());
    }

    [Fact]
    public async Task A_missing_folder_is_an_error_that_says_what_to_do()
    {
        await using var fixture = await StoreFixture.CreateAsync();

        var error = await Assert.ThrowsAsync<SourceException>(
            () => new KnowledgeSync(fixture.Store).SyncAsync(new KnowledgeFolder("/nowhere/at/all"), CancellationToken.None));

        Assert.Contains("/nowhere/at/all does not exist; create it", error.Message, StringComparison.Ordinal);
        Assert.Contains("--no-knowledge", error.Message, StringComparison.Ordinal);
    }

    private static Task<KnowledgeChange> SyncAsync(StoreFixture fixture, TempDirectory folder) =>
        new KnowledgeSync(fixture.Store).SyncAsync(new KnowledgeFolder(folder.FullName), CancellationToken.None);
}
