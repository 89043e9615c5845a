using System.Text;
using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Moderation;
using Bot.Core.Retrieval;
using Bot.Core.Upkeep;
using Bot.Tests.Fixtures;
using Bot.Tests.Moderation;

namespace Bot.Tests.Upkeep;

public sealed class StoreArchiveTests
{
    private static readonly string[] Questions =
    [
        "How much is the ferry fare?", "What did Tobias Renn say?", "Who threatens to strike?", "What did the audit office find?", "What did Mayor Pike ask the board?",
        "When does the new fare start?", "What is the capital of France?",
    ];

    [Fact]
    public async Task A_store_that_takes_in_what_another_gave_out_answers_word_for_word_the_same()
    {
        await using var from = await StoryAsync();
        await using var to = await AskedStore.CreateAsync(Glossary.Empty);
        to.Clock.Advance(TimeSpan.FromDays(40));

        var exported = await ExportAsync(from);
        var result = await ImportAsync(to, exported);

        Assert.Empty(result.Rejections);
        Assert.All(result.Changes, change => Assert.Equal(ImportChange.Added, change.Change));
        foreach (var question in Questions)
            Assert.Equal(Shown(await from.AskAsync(question)), Shown(await to.AskAsync(question)));
        Assert.Equal(exported, await ExportAsync(to));
        Assert.Equal(Kept(await from.Store.ListAsync(CancellationToken.None)), Kept(await to.Store.ListAsync(CancellationToken.None)));
        Assert.Equal(
            await from.Store.ReadRevisionAsync(ToldAnswers.Vote, 1, CancellationToken.None), await to.Store.ReadRevisionAsync(ToldAnswers.Vote, 1, CancellationToken.None));
        Assert.Equal(ArticleStatus.Retracted, await to.Store.Moderation.FindStatusAsync(new ArticleId(FerryStory.Union), CancellationToken.None));
        Assert.Empty(await to.Store.CheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Taking_in_the_same_again_changes_nothing_and_is_not_in_the_log()
    {
        await using var from = await StoryAsync();
        await using var to = await AskedStore.CreateAsync(Glossary.Empty);
        var exported = await ExportAsync(from);
        await ImportAsync(to, exported);

        var again = await ImportAsync(to, exported);
        var own = await ImportAsync(from, exported);

        Assert.All(again.Changes.Concat(own.Changes), change => Assert.Equal(ImportChange.Unchanged, change.Change));
        var log = await to.Store.Moderation.ListAuditAsync(after: 0, CancellationToken.None);
        Assert.Equal(ModeratorAction.Import, Assert.Single(log).Action);
        Assert.Null(AuditChain.Problem(log, await to.Store.Moderation.ReadAuditHeadAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Later_revisions_and_retractions_are_taken_over_and_nothing_that_was_taken_out_comes_back()
    {
        await using var from = await AskedStore.CreateAsync(Glossary.Empty, [.. FerryStory.Drafts]);
        await using var to = await AskedStore.CreateAsync(Glossary.Empty);
        await ImportAsync(to, await ExportAsync(from));
        await new ToldAnswers(from.Store).ReviseAsync(text => $"{text}\n\nThe board meets again in May.");
        await SetStatusAsync(from, FerryStory.Union, ArticleStatus.Retracted);
        await SetStatusAsync(to, FerryStory.Audit, ArticleStatus.Removed);

        var changes = (await ImportAsync(to, await ExportAsync(from))).Changes.ToDictionary(change => change.Article.Value, change => change.Change);

        Assert.Equal(ImportChange.Extended, changes[FerryStory.Vote]);
        Assert.Equal(ImportChange.TakenOut, changes[FerryStory.Union]);
        Assert.Equal(ImportChange.Unchanged, changes[FerryStory.Audit]);
        Assert.Equal(2, (await to.Store.FindAsync(ToldAnswers.Vote, CancellationToken.None))!.Revision);
        Assert.False((await to.Store.FindAsync(new ArticleId(FerryStory.Union), CancellationToken.None))!.Indexed);
        Assert.False((await to.Store.FindAsync(new ArticleId(FerryStory.Audit), CancellationToken.None))!.Indexed);
    }

    [Fact]
    public async Task Another_history_of_the_same_article_is_not_taken()
    {
        await using var from = await AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", "A ferry sank."));
        await using var to = await AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", "A ferry was raised."));

        var result = await ImportAsync(to, await ExportAsync(from));

        Assert.Equal(ImportChange.Conflicting, Assert.Single(result.Changes).Change);
        Assert.Equal("A ferry was raised.", (await to.Store.FindAsync(new ArticleId("a"), CancellationToken.None))!.Text);
    }

    [Fact]
    public async Task What_was_altered_or_is_no_such_archive_is_not_taken_and_the_rest_is()
    {
        await using var from = await AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", "A ferry sank."), Drafts.Article("b", "A ferry was raised."), Drafts.Article("c", "All is well."));
        await using var to = await AskedStore.CreateAsync(Glossary.Empty);
        var lines = (await ExportAsync(from)).Split('\n');

        var result = await ImportAsync(to, string.Join('\n', lines[0].Replace("sank", "flew", StringComparison.Ordinal), "{\"id\":\"x\",\"text\":\"A plain archive.\"}", "not JSON", "", lines[1], lines[2].Replace("\"revision\":1", "\"revision\":2", StringComparison.Ordinal)));

        Assert.Equal(["b"], result.Changes.Select(change => change.Article.Value));
        Assert.Equal(["line 2", "line 3", "a", "c"], result.Rejections.Select(rejection => rejection.What));
    }

    [Fact]
    public async Task An_archive_of_many_batches_that_is_stopped_goes_on_where_it_was()
    {
        await using var from = await AskedStore.CreateAsync(Glossary.Empty, [.. Enumerable.Range(0, 250).Select(i => Drafts.Article($"a{i:D3}", $"Ferry number {i} sank in the bay."))]);
        await using var to = await AskedStore.CreateAsync(Glossary.Empty);
        var exported = await ExportAsync(from);
        using var stop = new CancellationTokenSource();
        await using var stream = new StoppingStream(Encoding.UTF8.GetBytes(exported), stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => to.Upkeep.Archive.ImportAsync(Desk.Ada, "store.jsonl", stream, stop.Token));
        var taken = (await to.Store.ListAsync(CancellationToken.None)).Count;
        Assert.InRange(taken, 100, 249);
        var rest = await ImportAsync(to, exported);

        Assert.Equal(taken, rest.Changes.Count(change => change.Change == ImportChange.Unchanged));
        Assert.Equal(exported, await ExportAsync(to));
    }

    /// <summary>A story with an article that changed, one that was taken out, and one that left and came back.</summary>
    private static async Task<AskedStore> StoryAsync()
    {
        var asked = await AskedStore.CreateAsync(Glossary.Empty, [.. FerryStory.Drafts]);
        asked.Clock.Advance(TimeSpan.FromDays(2));
        await new ToldAnswers(asked.Store).ReviseAsync(text => text.Replace("from $2 to $3", "from $2 to $3.50", StringComparison.Ordinal), "Correction: the fare rises to $3.50.");
        await SetStatusAsync(asked, FerryStory.Union, ArticleStatus.Retracted);
        await asked.Store.UnindexAsync([new ArticleId(FerryStory.Mayor)], CancellationToken.None);
        await asked.IngestAsync([.. FerryStory.Drafts.Where(draft => draft.Id.Value == FerryStory.Mayor)]);
        return asked;
    }

    private static Task SetStatusAsync(AskedStore asked, string article, ArticleStatus status) =>
        asked.Store.Moderation.SetStatusAsync(Desk.Ada, new ArticleId(article), status, reason: null, indexed: null, CancellationToken.None);

    private static async Task<string> ExportAsync(AskedStore asked) =>
        string.Join('\n', await asked.Upkeep.Archive.ExportAsync(CancellationToken.None).ToListAsync());

    private static async Task<ImportResult> ImportAsync(AskedStore asked, string archive)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(archive));
        return await asked.Upkeep.Archive.ImportAsync(Desk.Ada, "store.jsonl", stream, CancellationToken.None);
    }

    private static string Shown(Bot.Core.Answering.Reply reply) => JsonSerializer.Serialize(reply, reply.GetType());

    private static IEnumerable<string> Kept(IEnumerable<ArticleSummary> articles) => articles.Select(article =>
        $"{article.Id} {article.Revision} {article.RetrievedAt:O} {article.Indexed} {article.Provenance.Headline} {article.Provenance.Updated} {article.Provenance.Correction}");

    /// <summary>Cancels when its end is read.</summary>
    private sealed class StoppingStream(byte[] content, CancellationTokenSource stop) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
                await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1024)], cancellationToken);
        }
    }
}
