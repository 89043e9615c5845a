using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Storage;

public sealed class SharedTransactionTests
{
    [Fact]
    public async Task A_write_that_fails_takes_none_with_it_that_waited_beside_it()
    {
        await using var fixture = await StoreFixture.CreateAsync();
        var broken = RevisionIndexer.Index(FerryStory.Drafts[0]) with { ContentHash = null! };
        var (sound, failing) = (new List<Task>(), new List<Task>());

        for (var i = 0; i < 200; i++)
        {
            if (i % 20 == 7)
                failing.Add(fixture.Store.SaveAsync([broken], ArticleOrigin.Ingested, CancellationToken.None));
            sound.Add(fixture.Store.RememberAsync($"name {i}", $"value {i}", CancellationToken.None));
        }

        await Task.WhenAll(sound);
        foreach (var write in failing)
            await Assert.ThrowsAsync<StoreException>(() => write);
        for (var i = 0; i < 200; i++)
            Assert.Equal($"value {i}", await fixture.Store.RecallAsync($"name {i}", CancellationToken.None));
        Assert.Empty(await fixture.Store.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_before_its_turn_is_not_made()
    {
        await using var fixture = await StoreFixture.CreateAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Store.RememberAsync("name", "value", new CancellationToken(canceled: true)));

        Assert.Null(await fixture.Store.RecallAsync("name", CancellationToken.None));
    }
}
