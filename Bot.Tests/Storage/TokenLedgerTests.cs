using Bot.Core.Answering;
using Bot.Core.Storage;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Storage;

public sealed class TokenLedgerTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2031, 3, 10);

    private readonly TempDirectory folder = new();
    private SqliteStore store = null!;

    private ITokenLedger Ledger => store.Ledger;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_set_aside_beyond_what_a_day_has()
    {
        Assert.False(await ReserveAsync("a", 1_001));
        Assert.True(await ReserveAsync("a", 600));
        Assert.False(await ReserveAsync("a", 401));
        Assert.True(await ReserveAsync("a", 400));
        Assert.True(await ReserveAsync("b", 1_000));
    }

    [Fact]
    public async Task What_was_not_used_can_be_used_again_and_what_was_used_beyond_it_counts()
    {
        await ReserveAsync("a", 900);
        await Ledger.SettleAsync("a", Today, -800, CancellationToken.None);
        Assert.True(await ReserveAsync("a", 900));
        await Ledger.SettleAsync("a", Today, 1, CancellationToken.None);

        Assert.False(await ReserveAsync("a", 0));
    }

    [Fact]
    public async Task It_is_remembered_over_a_restart_and_until_the_next_day()
    {
        await ReserveAsync("a", 1_000);
        await store.DisposeAsync();
        store = await OpenAsync();

        Assert.False(await ReserveAsync("a", 1));
        Assert.True(await Ledger.ReserveAsync("a", Today.AddDays(1), 1_000, 1_000, CancellationToken.None));
    }

    [Fact]
    public async Task Many_at_once_get_no_more_than_there_is()
    {
        var reserved = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReserveAsync("a", 100)));

        Assert.Equal(10, reserved.Count(isReserved => isReserved));
    }

    private Task<bool> ReserveAsync(string workspace, int tokens) => Ledger.ReserveAsync(workspace, Today, tokens, 1_000, CancellationToken.None);

    private Task<SqliteStore> OpenAsync() => SqliteStore.OpenAsync(folder.File("bot.db"), FerryStory.Clock(), CancellationToken.None);
}
