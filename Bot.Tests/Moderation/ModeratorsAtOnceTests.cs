using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Tests.Fixtures;
using Bot.Tests.Storage;

namespace Bot.Tests.Moderation;

public sealed class ModeratorsAtOnceTests
{
    private const int Rounds = 40;

    /// <summary>Two stores on one file are what two processes are, such as the bot and the command line.</summary>
    [Fact]
    public async Task Of_moderators_in_two_processes_one_decides_every_time()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await using var other = await fixture.OpenAsync();
        IModerationStore[] stores = [fixture.Store.Moderation, other.Moderation];

        for (var round = 0; round < Rounds; round++)
        {
            var draft = Drafts.Article(string.Create(CultureInfo.InvariantCulture, $"a{round}"));
            var proposal = new SourceProposal(draft.Id.Value, ProposalState.Waiting, draft, Person(0).ToString(), StoreFixture.Start, [], Reason: null);
            await stores[round % 2].ProposeAsync(Person(0), proposal, CancellationToken.None);

            var decisions = await AtOnceAsync(stores, async (store, i) => i % 4 < 2
                ? (await store.ApproveAsync(Person(i), proposal.Id, RevisionIndexer.Index, needed: 1, CancellationToken.None))?.Entry
                : await store.RejectAsync(Person(i), proposal.Id, "no", CancellationToken.None));

            var decision = Assert.Single(decisions.OfType<AuditEntry>());
            var cited = await fixture.Store.FindAsync(draft.Id, CancellationToken.None);
            Assert.Equal(decision.Action == ModeratorAction.Approve, cited is { Indexed: true, Revision: 1 });
        }

        await AssertWholeAsync(fixture);
    }

    [Fact]
    public async Task An_article_is_taken_out_once_and_restored_once_however_many_do_it()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        await using var other = await fixture.OpenAsync();
        IModerationStore[] stores = [fixture.Store.Moderation, other.Moderation];
        var article = Drafts.Indexed("a");
        await fixture.SaveAsync(article);

        for (var round = 0; round < Rounds; round++)
        {
            Assert.Single((await AtOnceAsync(stores, (store, i) => SetAsync(store, i, ArticleStatus.Removed, null))).OfType<AuditEntry>());
            Assert.Empty(await fixture.FindAsync("council"));
            Assert.Single((await AtOnceAsync(stores, (store, i) => SetAsync(store, i, ArticleStatus.Active, article))).OfType<AuditEntry>());
            Assert.Equal(["a"], await fixture.FindAsync("council"));
        }

        await AssertWholeAsync(fixture);

        Task<AuditEntry?> SetAsync(IModerationStore store, int i, ArticleStatus status, IndexedRevision? indexed) =>
            store.SetStatusAsync(Person(i), article.Draft.Id, status, reason: null, indexed, CancellationToken.None);
    }

    private static Actor Person(int i) => new("slack", "T1", string.Create(CultureInfo.InvariantCulture, $"U{i}"));

    private static Task<AuditEntry?[]> AtOnceAsync(IModerationStore[] stores, Func<IModerationStore, int, Task<AuditEntry?>> act) =>
        Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => act(stores[i % 2], i))));

    private static async Task AssertWholeAsync(StoreFixture fixture)
    {
        Assert.Empty(await fixture.Store.CheckAsync(CancellationToken.None));
        var entries = await fixture.Store.Moderation.ListAuditAsync(after: 0, CancellationToken.None);
        Assert.Equal(2 * Rounds, entries.Count);
        Assert.Null(AuditChain.Problem(entries, await fixture.Store.Moderation.ReadAuditHeadAsync(CancellationToken.None)));
    }
}
