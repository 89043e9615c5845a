using System.Reflection;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;
using Bot.Tests.Storage;

namespace Bot.Tests.Moderation;

/// <summary>A kill at any write, a full disk: the store stays whole, and so does the log.</summary>
public sealed class ModerationRobustnessTests
{
    private static readonly Actor Ada = Desk.Ada;
    private static readonly Actor Bo = Desk.Bo;

    // What a killed process leaves behind is what it had written by then. It only appends to the write-ahead log here, so every
    // beginning of that file is what a kill at that write would have left.
    [Fact]
    public async Task After_a_kill_at_any_write_of_any_verb_the_store_is_as_before_or_after_it()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        // Closing it begins a new log.
        await fixture.Store.DisposeAsync();
        await using var live = await fixture.OpenAsync();
        var states = new Dictionary<long, string> { [0] = await StateAsync(live) };
        foreach (var verb in Verbs(live.Moderation, reasonLength: 100))
        {
            Assert.NotNull(await verb());
            states.Add((await live.Moderation.ReadAuditHeadAsync(CancellationToken.None)).Number, await StateAsync(live));
        }

        var (database, log) = (await ReadAsync(fixture.Path), await ReadAsync($"{fixture.Path}-wal"));
        var seen = new HashSet<long>();
        foreach (var length in Cuts(database, log))
        {
            using var folder = new TempDirectory();
            await File.WriteAllBytesAsync(folder.File("bot.db"), database);
            await File.WriteAllBytesAsync(folder.File("bot.db-wal"), log[..length]);
            await using var store = await SqliteStore.OpenAsync(folder.File("bot.db"), fixture.Clock, CancellationToken.None);
            var entry = (await store.Moderation.ReadAuditHeadAsync(CancellationToken.None)).Number;
            seen.Add(entry);
            Assert.Null(await ProblemAsync(store));
            Assert.Empty(await store.CheckAsync(CancellationToken.None));
            Assert.Equal(states[entry], await StateAsync(store));
        }

        Assert.Equal(states.Keys.Order(), seen.Order());
    }

    [Fact]
    public async Task On_a_full_disk_every_verb_says_so_and_changes_nothing()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        var moderation = fixture.Store.Moderation;
        foreach (var verb in Verbs(moderation, reasonLength: 40_000))
        {
            var before = (State: await StateAsync(fixture.Store), Head: await moderation.ReadAuditHeadAsync(CancellationToken.None));
            Fill(fixture.Store, isFull: true);
            var failure = await Assert.ThrowsAsync<StoreException>(verb);
            Fill(fixture.Store, isFull: false);

            Assert.Contains("is full; free some space", failure.Message, StringComparison.Ordinal);
            Assert.Equal(before, (await StateAsync(fixture.Store), await moderation.ReadAuditHeadAsync(CancellationToken.None)));
            Assert.NotNull(await verb());
            Assert.Null(await ProblemAsync(fixture.Store));
        }

        Assert.Empty(await fixture.Store.CheckAsync(CancellationToken.None));
    }

    /// <summary>Everything moderators do, one after the other.</summary>
    /// <param name="reasonLength">Much to say needs room.</param>
    private static IEnumerable<Func<Task<object?>>> Verbs(IModerationStore store, int reasonLength)
    {
        var reason = new string('x', reasonLength);
        var article = new ArticleId("a1");
        yield return async () => await store.ProposeAsync(Ada, Proposal("p1", "a1"), CancellationToken.None);
        yield return async () => await store.ApproveAsync(Named(reason), "p1", RevisionIndexer.Index, 2, CancellationToken.None);
        yield return async () => await store.ApproveAsync(Bo, "p1", RevisionIndexer.Index, 2, CancellationToken.None);
        yield return async () => await store.ReviseAsync(Ada, RevisionIndexer.Index(Draft("a1", "The other ferry leaves at ten.")), reason, CancellationToken.None);
        yield return async () => await store.SetStatusAsync(Ada, article, ArticleStatus.Removed, reason, indexed: null, CancellationToken.None);
        yield return async () => await store.SetStatusAsync(Named(reason), article, ArticleStatus.Active, reason, RevisionIndexer.Index(Draft("a1", "The other ferry leaves at ten.")), CancellationToken.None);
        yield return async () => await store.SetStatusAsync(Ada, article, ArticleStatus.Retracted, reason, indexed: null, CancellationToken.None);
        yield return async () => await store.UndoAsync(Named(reason + reason), 7, default, RevisionIndexer.Index, CancellationToken.None) as UndoOutcome.Done;
        yield return async () => await store.ProposeAsync(Ada, Proposal("p2", "a2"), CancellationToken.None);
        yield return async () => await store.RejectAsync(Ada, "p2", reason, CancellationToken.None);
        yield return async () => await store.UndoAsync(Named(reason + reason), 10, default, RevisionIndexer.Index, CancellationToken.None) as UndoOutcome.Done;
        yield return async () => await store.AddFeedAsync(Named(reason), new Feed("https://ledger.example/feed", IsTrusted: true, "Ada", StoreFixture.Start), CancellationToken.None);
        yield return async () => await store.RemoveFeedAsync(Named(reason), "https://ledger.example/feed", CancellationToken.None);
    }

    private static Actor Named(string name) => new("slack", "T1", name);

    private static ArticleDraft Draft(string id, string text) => Drafts.Article(id, string.Join(' ', Enumerable.Repeat(text, 100)));

    private static SourceProposal Proposal(string id, string article) =>
        new(id, ProposalState.Waiting, Draft(article, "The ferry leaves at nine."), Ada.ToString(), StoreFixture.Start, [], Reason: null);

    private static async Task<string?> ProblemAsync(SqliteStore store) =>
        AuditChain.Problem(await store.Moderation.ListAuditAsync(after: 0, CancellationToken.None), await store.Moderation.ReadAuditHeadAsync(CancellationToken.None));

    /// <summary>All that the verbs may change, as text.</summary>
    private static async Task<string> StateAsync(SqliteStore store)
    {
        var articles = await store.ListAsync(CancellationToken.None);
        var statuses = new List<string>();
        foreach (var article in articles)
            statuses.Add($"{article.Id} {article.Revision} {article.Indexed} {await store.Moderation.FindStatusAsync(article.Id, CancellationToken.None)}");
        await using var snapshot = await store.OpenSnapshotAsync(CancellationToken.None);
        var found = await StoreFixture.FindAsync(snapshot, "ferry");
        var waiting = await store.Moderation.ListWaitingAsync(CancellationToken.None);
        var feeds = await store.Moderation.ListFeedsAsync(CancellationToken.None);
        return string.Join('\n', [
            .. statuses, $"found {string.Join(' ', found.Distinct())} of {await snapshot.CountArticlesAsync(CancellationToken.None)}",
            .. waiting.Select(one => $"waits {one.Id} {one.ApprovedBy.Count}"), .. feeds.Select(feed => $"feed {feed.Url}"),
            .. (await snapshot.FrequenciesAsync(["ten", "nine"], CancellationToken.None)).OrderBy(term => term.Key).Select(term => $"{term.Key} {term.Value}")]);
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    /// <summary>The lengths of the log after each of its frames, and in the midst of some. https://www.sqlite.org/fileformat2.html#the_write_ahead_log</summary>
    private static IEnumerable<int> Cuts(byte[] database, byte[] log)
    {
        const int Header = 32;
        var frame = 24 + (database[16] << 8 | database[17]);
        yield return 0;
        for (var end = Header; end <= log.Length; end += frame)
        {
            yield return end;
            if (end % 5 == 0 && end + 100 < log.Length)
                yield return end + 100;
        }
    }

    /// <summary>Lets the store's file grow no further, as on a full disk, or lets it again.</summary>
    private static void Fill(SqliteStore store, bool isFull)
    {
        var connections = Part(store, "StoreConnections");
        var writer = Part(connections, "Statements");
        var run = writer.GetType().GetMethod("Run")!;
        run.Invoke(writer, [isFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823"]);
    }

    private static object Part(object whole, string type) => whole.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .Single(field => field.FieldType.Name == type).GetValue(whole)!;
}
