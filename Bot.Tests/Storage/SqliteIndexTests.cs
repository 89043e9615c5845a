using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Storage;

public sealed class SqliteIndexTests
{
    [Fact]
    public async Task Counts_in_how_many_articles_a_term_occurs()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", "The judge and the judges. Judging was slow."));
        await fixture.SaveAsync(Drafts.Indexed("b", "One judge."));
        await fixture.SaveAsync(Drafts.Indexed("c", "Nobody."));

        var frequencies = await fixture.FrequenciesAsync("judg", "council", "zebra", "judg");

        // Several words of article a share the term; no term is in more articles than there are.
        Assert.Equal(3, frequencies["judg"]);
        Assert.Equal(3, frequencies["council"]);
        Assert.False(frequencies.ContainsKey("zebra"));
    }

    [Fact]
    public async Task Lists_the_words_under_a_prefix()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", "Marlow marched. Mars.", headline: "X"));
        await fixture.SaveAsync(Drafts.Indexed("b", "Marlow met.", headline: "X"));
        await using var snapshot = await fixture.Store.OpenSnapshotAsync(CancellationToken.None);

        var words = await snapshot.WordsAsync("mar", CancellationToken.None);

        Assert.Contains(words, w => w is { Word: "marlow", Articles: 2 });
        Assert.Contains(words, w => w is { Word: "marched", Articles: 1 });
        Assert.DoesNotContain(words, w => w.Word == "met");
        Assert.All(words, w => Assert.StartsWith("mar", w.Term, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ranks_a_match_in_the_headline_above_one_in_the_body_when_it_weighs_more()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("body", "The harbour was quiet. A strike was near.", headline: "Quiet day"));
        await fixture.SaveAsync(Drafts.Indexed("headline", "The harbour was quiet. Nothing was near.", headline: "Strike day"));
        await fixture.SaveAsync(Drafts.Indexed("neither", "The harbour was quiet. Nothing was near.", headline: "Quiet day"));
        await using var snapshot = await fixture.Store.OpenSnapshotAsync(CancellationToken.None);

        var matches = await snapshot.MatchAsync("strike", new FieldWeights(10, 1, 1, 1), 10, CancellationToken.None);
        var contents = await snapshot.ReadAsync([.. matches.Select(m => m.Section)], CancellationToken.None);

        Assert.Equal(["headline", "body"], contents.Select(c => c.Article.Id.Value));
        Assert.True(matches[0].Score > matches[1].Score);
        Assert.True(matches[1].Score > 0);
        Assert.Single(await snapshot.MatchAsync("strike", new FieldWeights(10, 1, 1, 1), 1, CancellationToken.None));
    }

    [Fact]
    public async Task Reads_sections_in_the_order_asked_with_their_passages_and_sentences()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        var text = string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"Paragraph {i} of the report. It has a second sentence."));
        var revision = RevisionIndexer.Index(Drafts.Article("long", text));
        await fixture.SaveAsync(Drafts.Indexed("first"));
        await fixture.SaveAsync(revision);
        await using var snapshot = await fixture.Store.OpenSnapshotAsync(CancellationToken.None);
        var sections = (await snapshot.MatchAsync("report", StoreFixture.Weights, 10, CancellationToken.None)).Select(m => m.Section).Order().ToList();
        Assert.Equal(3, sections.Count);
        sections.Reverse();

        var contents = await snapshot.ReadAsync([.. sections, 4711], CancellationToken.None);

        Assert.Equal(sections, contents.Select(c => c.Section));
        contents = [.. contents.Reverse()];
        var passages = contents.SelectMany(c => c.Passages).ToList();
        Assert.Equal(revision.Passages.Select(p => (p.Ordinal, p.Span, p.Text)), passages.Select(p => (p.Ordinal, p.Span, p.Text)));
        Assert.Equal(revision.Passages.SelectMany(p => p.Sentences), passages.SelectMany(p => p.Sentences));
        Assert.All(passages, p => Assert.Equal(p.Span.Of(text), p.Text));
        Assert.All(contents, c => Assert.Equal("long", c.Article.Id.Value));
    }

    [Fact]
    public async Task A_snapshot_does_not_see_what_is_written_after_it_was_opened()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a", "The bridge is closed."));
        await using var before = await fixture.Store.OpenSnapshotAsync(CancellationToken.None);

        await fixture.SaveAsync(Drafts.Indexed("a", "The tunnel is closed."));
        await fixture.SaveAsync(Drafts.Indexed("b", "The bridge is old."));

        Assert.Equal(1, await before.CountArticlesAsync(CancellationToken.None));
        Assert.Equal(["a"], await StoreFixture.FindAsync(before, "bridg"));
        Assert.Empty(await StoreFixture.FindAsync(before, "tunnel"));
        Assert.Equal(["b"], await fixture.FindAsync("bridg"));
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_a_writer_commits()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await using var other = await fixture.OpenAsync();
        var batches = Enumerable.Range(0, 10)
            .Select(b => (IReadOnlyList<IndexedRevision>)[.. Enumerable.Range(0, 5).Select(i => Drafts.Indexed($"{b}-{i}", "The bridge is closed."))])
            .ToList();
        var writing = Task.Run(async () =>
        {
            foreach (var batch in batches)
                await fixture.Store.SaveAsync(batch, ArticleOrigin.Ingested, CancellationToken.None);
        });

        var seen = 0;
        do
        {
            await using var snapshot = await other.OpenSnapshotAsync(CancellationToken.None);
            var count = await snapshot.CountArticlesAsync(CancellationToken.None);
            Assert.Equal(0, count % 5);
            Assert.Equal(count, (await StoreFixture.FindAsync(snapshot, "bridg")).Count);
            seen = count;
        }
        while (!writing.IsCompleted && seen < 50);
        await writing;

        Assert.Equal(50, await fixture.CountAsync());
    }

    [Fact]
    public async Task Two_stores_on_one_file_write_in_turn()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await using var other = await fixture.OpenAsync();

        await Task.WhenAll(new[] { fixture.Store, other }.SelectMany((store, s) => Enumerable.Range(0, 10).Select(i =>
            store.SaveAsync([Drafts.Indexed($"{s}-{i}"), Drafts.Indexed("shared", $"Writer {s} wrote {i}.")], ArticleOrigin.Ingested, CancellationToken.None))));

        Assert.Equal(21, await fixture.CountAsync());
        Assert.Equal(21, (await fixture.Store.ListAsync(CancellationToken.None)).Count);
        var shared = await other.FindAsync(new ArticleId("shared"), CancellationToken.None);
        Assert.Equal(20, shared?.Revision);
    }

    [Fact]
    public async Task A_match_that_is_no_expression_is_reported_as_a_fault_of_the_store()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await using (var snapshot = await fixture.Store.OpenSnapshotAsync(CancellationToken.None))
        {
            await Assert.ThrowsAsync<StoreException>(
                () => snapshot.MatchAsync("AND (\"", StoreFixture.Weights, 10, CancellationToken.None));
        }

        Assert.Empty(await fixture.FindAsync("bridg"));
    }

    [Fact]
    public async Task Many_snapshots_may_be_open_at_once()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await fixture.SaveAsync(Drafts.Indexed("a"));

        var snapshots = new List<IIndexSnapshot>();
        for (var i = 0; i < 30; i++)
            snapshots.Add(await fixture.Store.OpenSnapshotAsync(CancellationToken.None));
        foreach (var snapshot in snapshots)
        {
            Assert.Equal(["a"], await StoreFixture.FindAsync(snapshot, "council"));
            await snapshot.DisposeAsync();
        }
    }
}
