using Bot.Core.Articles;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

public sealed class SqliteArticleStoreTests
{
    [Fact]
    public async Task Gives_back_an_article_as_it_was_saved()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        var draft = Drafts.Article("fire", "“No comment,” said O’Neill — naïve? 火灾 🔥.\n\nEnd.", people: ["Ada Quill", "\"Bo\" Reyes"], topics: ["火"]);
        var revision = Core.Ingestion.RevisionIndexer.Index(draft);

        Assert.Equal(RevisionChange.Added, await fixture.SaveAsync(revision));
        var article = await fixture.Store.FindAsync(new ArticleId("fire"), CancellationToken.None);

        Assert.NotNull(article);
        Assert.Equal(draft.Text, article.Text);
        Assert.Equal(1, article.Revision);
        Assert.Equal(revision.ContentHash, article.ContentHash);
        Assert.Equal(StoreFixture.Start, article.RetrievedAt);
        Assert.True(article.Indexed);
        Assert.Equal(draft.Provenance with { Authors = [], People = [], Topics = [] }, article.Provenance with { Authors = [], People = [], Topics = [] });
        Assert.Equal(draft.Provenance.Authors, article.Provenance.Authors);
        Assert.Equal(draft.Provenance.People, article.Provenance.People);
        Assert.Equal(draft.Provenance.Topics, article.Provenance.Topics);
    }

    [Theory]
    [InlineData(SourceKind.Note)]
    [InlineData(SourceKind.Article)]
    [InlineData(SourceKind.Statement)]
    [InlineData(SourceKind.Document)]
    public async Task Gives_back_the_kind_of_an_undated_article(SourceKind kind)
    {
        await using var fixture = await StoreFixture.CreateAsync();
        var draft = Drafts.Article("a", published: null);
        await fixture.SaveAsync(Core.Ingestion.RevisionIndexer.Index(draft with { Provenance = draft.Provenance with { Kind = kind } }));

        var article = await fixture.Store.FindAsync(new ArticleId("a"), CancellationToken.None);

        Assert.Equal(kind, article?.Provenance.Kind);
        Assert.Null(article?.Provenance.Published);
    }

    [Fact]
    public async Task Finds_nothing_under_an_unknown_id()
    {
        await using var fixture = await StoreFixture.CreateAsync();

        Assert.Null(await fixture.Store.FindAsync(new ArticleId("none"), CancellationToken.None));
    }

    [Fact]
    public async Task Changes_nothing_when_the_content_is_the_same()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a"));
        fixture.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(RevisionChange.Unchanged, await fixture.SaveAsync(Drafts.Indexed("a")));

        var article = await fixture.Store.FindAsync(new ArticleId("a"), CancellationToken.None);
        Assert.Equal((1, StoreFixture.Start), (article?.Revision, article?.RetrievedAt));
        Assert.Equal(1, await fixture.CountAsync());
        Assert.Equal(1, (await fixture.FrequenciesAsync("council"))["council"]);
    }

    [Fact]
    public async Task Makes_a_new_revision_of_changed_content_and_keeps_the_old_text()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", "The bridge is closed."));

        Assert.Equal(RevisionChange.Revised, await fixture.SaveAsync(Drafts.Indexed("a", "The bridge is open.")));

        var article = await fixture.Store.FindAsync(new ArticleId("a"), CancellationToken.None);
        Assert.Equal((2, "The bridge is open."), (article?.Revision, article?.Text));
        Assert.Equal("The bridge is closed.", await fixture.Store.ReadRevisionAsync(new ArticleId("a"), 1, CancellationToken.None));
        Assert.Empty(await fixture.FindAsync("close"));
        Assert.Equal(["a"], await fixture.FindAsync("bridg"));
        Assert.Equal(1, await fixture.CountAsync());
    }

    [Fact]
    public async Task Makes_a_new_revision_when_only_the_provenance_changes()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", headline: "Council meets"));

        Assert.Equal(RevisionChange.Revised, await fixture.SaveAsync(Drafts.Indexed("a", headline: "Council met")));
    }

    [Fact]
    public async Task Reports_a_revision_that_it_does_not_hold()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a"));

        var error = await Assert.ThrowsAsync<StoreException>(
            () => fixture.Store.ReadRevisionAsync(new ArticleId("a"), 2, CancellationToken.None));

        Assert.Contains("no revision 2 of a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_same_id_several_times_in_one_batch()
    {
        await using var fixture = await StoreFixture.CreateAsync();

        var changes = await fixture.Store.SaveAsync(
            [Drafts.Indexed("a", "Rain fell."), Drafts.Indexed("a", "Rain fell."), Drafts.Indexed("a", "Snow fell."), Drafts.Indexed("b", "Hail fell.")],
            ArticleOrigin.Ingested, CancellationToken.None);

        Assert.Equal([RevisionChange.Added, RevisionChange.Unchanged, RevisionChange.Revised, RevisionChange.Added], changes);
        Assert.Empty(await fixture.FindAsync("rain"));
        Assert.Equal(["a"], await fixture.FindAsync("snow"));
        var frequencies = await fixture.FrequenciesAsync("rain", "snow", "fall");
        Assert.Equal([("fall", 2), ("snow", 1)], frequencies.Select(f => (f.Key, f.Value)).Order());
    }

    [Fact]
    public async Task Saves_an_empty_batch()
    {
        await using var fixture = await StoreFixture.CreateAsync();

        Assert.Empty(await fixture.Store.SaveAsync([], ArticleOrigin.Ingested, CancellationToken.None));
    }

    [Fact]
    public async Task Unindexes_an_article_and_keeps_it()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", "The bridge is closed."));
        await fixture.SaveAsync(Drafts.Indexed("b", "The bridge is old."));

        await fixture.Store.UnindexAsync([new ArticleId("a"), new ArticleId("a"), new ArticleId("none")], CancellationToken.None);

        Assert.Equal(["b"], await fixture.FindAsync("bridg"));
        Assert.Equal(1, await fixture.CountAsync());
        Assert.Equal(1, (await fixture.FrequenciesAsync("bridg"))["bridg"]);
        Assert.Empty(await fixture.FrequenciesAsync("close"));
        var article = await fixture.Store.FindAsync(new ArticleId("a"), CancellationToken.None);
        Assert.Equal((false, "The bridge is closed."), (article?.Indexed, article?.Text));
    }

    [Fact]
    public async Task Adds_an_unindexed_article_again_as_a_new_revision()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", "The bridge is closed."));
        await fixture.Store.UnindexAsync([new ArticleId("a")], CancellationToken.None);

        Assert.Equal(RevisionChange.Added, await fixture.SaveAsync(Drafts.Indexed("a", "The bridge is closed.")));

        Assert.Equal(["a"], await fixture.FindAsync("bridg"));
        var article = await fixture.Store.FindAsync(new ArticleId("a"), CancellationToken.None);
        Assert.Equal((2, true), (article?.Revision, article?.Indexed));
        Assert.Equal(1, await fixture.CountAsync());
    }

    [Fact]
    public async Task An_article_of_the_knowledge_folder_stays_the_folders()
    {
        await using var fixture = await StoreFixture.CreateAsync();

        await fixture.SaveAsync(Drafts.Indexed("a"), ArticleOrigin.Ingested);
        await fixture.SaveAsync(Drafts.Indexed("a"), ArticleOrigin.Knowledge);
        Assert.Equal(ArticleOrigin.Knowledge, Assert.Single(await fixture.Store.ListAsync(CancellationToken.None)).Origin);

        await fixture.SaveAsync(Drafts.Indexed("a"), ArticleOrigin.Ingested);
        Assert.Equal(ArticleOrigin.Knowledge, Assert.Single(await fixture.Store.ListAsync(CancellationToken.None)).Origin);
    }

    [Fact]
    public async Task Lists_newest_first_and_undated_last()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("undated", published: null));
        await fixture.SaveAsync(Drafts.Indexed("old", published: "2030-12-31"));
        await fixture.SaveAsync(Drafts.Indexed("new", published: "2031-01-01"));

        Assert.Equal(["new", "old", "undated"], (await fixture.Store.ListAsync(CancellationToken.None)).Select(a => a.Id.Value));
    }

    [Fact]
    public async Task Remembers_values_over_a_restart()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        Assert.Null(await fixture.Store.RecallAsync("folder", CancellationToken.None));
        await fixture.Store.RememberAsync("folder", "one", CancellationToken.None);
        await fixture.Store.RememberAsync("folder", "two", CancellationToken.None);

        await using var again = await fixture.OpenAsync();

        Assert.Equal("two", await again.RecallAsync("folder", CancellationToken.None));
    }

    [Fact]
    public async Task A_cancelled_batch_leaves_nothing_behind()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        using var cancelling = new CancellationTokenSource();
        var batch = new CancellingList([Drafts.Indexed("a"), Drafts.Indexed("b"), Drafts.Indexed("c")], 1, cancelling);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.Store.SaveAsync(batch, ArticleOrigin.Ingested, cancelling.Token));

        Assert.Empty(await fixture.Store.ListAsync(CancellationToken.None));
        Assert.Equal(0, await fixture.CountAsync());
        Assert.Equal(RevisionChange.Added, await fixture.SaveAsync(Drafts.Indexed("a")));
    }

    [Fact]
    public async Task A_saved_revision_cannot_be_altered_or_deleted()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a"));
        await using var connection = new SqliteConnection($"Data Source={fixture.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();

        command.CommandText = "UPDATE revision SET text = 'other'";
        Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
        command.CommandText = "DELETE FROM revision";
        Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
    }

    /// <summary>However articles come, change and go, the index, its counts and its scores are those of a store that only ever held the last state.</summary>
    [Fact]
    public async Task The_index_holds_exactly_what_is_indexed_now()
    {
        string?[] texts = ["The bridge closed.", "The mayor of Marlow Bay resigned. Bridges close.", "Rain, rain and rain.", "A mayor.", null];
        string[] ids = ["a", "b", "c"];
        var step = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], (id, text) => (ids[id], texts[text]));
        await step.List[0, 8].SampleAsync(CompareAsync, iter: 20, threads: 1);

        static async Task CompareAsync(List<(string Id, string? Text)> steps)
        {
            await using var lived = await StoreFixture.CreateAsync();
            var state = new SortedDictionary<string, string>();
            foreach (var (id, text) in steps)
            {
                if (text is null)
                    await lived.Store.UnindexAsync([new ArticleId(id)], CancellationToken.None);
                else
                    await lived.SaveAsync(Drafts.Indexed(id, text));
                if (text is null)
                    state.Remove(id);
                else
                    state[id] = text;
            }

            await using var fresh = await StoreFixture.CreateAsync();
            await fresh.Store.SaveAsync([.. state.Select(s => Drafts.Indexed(s.Key, s.Value))], ArticleOrigin.Ingested, CancellationToken.None);
            Assert.Equal(await fresh.CountAsync(), await lived.CountAsync());
            await using var expected = await fresh.Store.OpenSnapshotAsync(CancellationToken.None);
            await using var actual = await lived.Store.OpenSnapshotAsync(CancellationToken.None);
            Assert.Equal(await expected.WordsAsync("", CancellationToken.None), await actual.WordsAsync("", CancellationToken.None));
            foreach (var match in new[] { "bridg", "mayor", "rain", "close OR council" })
            {
                Assert.Equal((await StoreFixture.FindAsync(expected, match)).Order(), (await StoreFixture.FindAsync(actual, match)).Order());
                Assert.Equal(await ScoresAsync(expected, match), await ScoresAsync(actual, match));
            }
        }
    }

    private static async Task<IEnumerable<double>> ScoresAsync(IIndexSnapshot snapshot, string match) =>
        (await snapshot.MatchAsync(match, StoreFixture.Weights, 100, CancellationToken.None)).Select(found => Math.Round(found.Score, 9));

    /// <summary>Cancels while one of its items is being read.</summary>
    private sealed class CancellingList(IReadOnlyList<IndexedRevision> items, int at, CancellationTokenSource source) : IReadOnlyList<IndexedRevision>
    {
        public int Count => items.Count;

        public IndexedRevision this[int index] => items[index];

        public IEnumerator<IndexedRevision> GetEnumerator()
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (i == at)
                    source.Cancel();
                yield return items[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
