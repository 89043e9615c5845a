using Bot.Core.Ingestion;
using Bot.Core.Moderation;

namespace Bot.Tests.Moderation;

public sealed class UndoTests
{
    [Fact]
    public async Task An_approval_undone_takes_the_article_out_and_lets_it_wait_again()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("page");

        var (undone, entry) = await desk.Sources.UndoAsync(Desk.Bo, await NewestAsync(desk), CancellationToken.None);

        Assert.Equal((ModeratorAction.Approve, ModeratorAction.Undo, Desk.Bo.ToString()), (undone.Action, entry.Action, entry.Actor));
        Assert.False(await desk.FindsAsync(id));
        var waiting = Assert.Single(await desk.Store.ListWaitingAsync(CancellationToken.None));
        Assert.True((await desk.Sources.ApproveAsync(Desk.Ada, waiting.Id, CancellationToken.None)).IsDone);
        Assert.True(await desk.FindsAsync(id));
        Assert.Null(await desk.ProblemAsync());
    }

    [Fact]
    public async Task A_revision_undone_says_again_what_the_one_before_said()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("changing");
        desk.Site.Revision = 2;
        Assert.NotNull(await desk.Sources.RefreshAsync(Desk.Ada, id, CancellationToken.None));

        await desk.Sources.UndoAsync(Desk.Ada, await NewestAsync(desk), CancellationToken.None);

        var article = await desk.Asked.Store.FindAsync(id, CancellationToken.None);
        Assert.Equal(3, article!.Revision);
        Assert.Contains("two of its pillars", article.Text, StringComparison.Ordinal);
        Assert.Null(await desk.ProblemAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_removal_or_retraction_undone_lets_the_article_be_cited_again_and_that_can_be_undone_too(bool isRetraction)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("page");
        await (isRetraction ? desk.Sources.RetractAsync(Desk.Ada, id, null, CancellationToken.None) : desk.Sources.RemoveAsync(Desk.Ada, id, null, CancellationToken.None));
        await desk.Sources.UndoAsync(Desk.Ada, await NewestAsync(desk), CancellationToken.None);
        Assert.True(await desk.FindsAsync(id));

        await desk.Sources.RemoveAsync(Desk.Ada, id, null, CancellationToken.None);
        await desk.Sources.RestoreAsync(Desk.Ada, id, CancellationToken.None);
        await desk.Sources.UndoAsync(Desk.Ada, await NewestAsync(desk), CancellationToken.None);

        Assert.False(await desk.FindsAsync(id));
        Assert.Equal(ArticleStatus.Removed, await desk.Store.FindStatusAsync(id, CancellationToken.None));
        Assert.Null(await desk.ProblemAsync());
    }

    [Fact]
    public async Task A_rejection_undone_lets_the_source_wait_again()
    {
        await using var desk = await Desk.OpenAsync();
        var proposal = (await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None)).Proposal;
        await desk.Sources.RejectAsync(Desk.Ada, proposal.Id, "no", CancellationToken.None);

        await desk.Sources.UndoAsync(Desk.Ada, await NewestAsync(desk), CancellationToken.None);

        Assert.Null(Assert.Single(await desk.Store.ListWaitingAsync(CancellationToken.None)).Reason);
    }

    [Fact]
    public async Task What_cannot_be_undone_is_refused_with_what_to_do()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("page");
        var approval = await NewestAsync(desk);
        await desk.Sources.RemoveAsync(Desk.Ada, id, null, CancellationToken.None);
        var removal = await NewestAsync(desk);

        Assert.Contains($"undo entry {removal} first", await RefusalAsync(desk, approval), StringComparison.Ordinal);
        Assert.Contains("there is no entry 99", await RefusalAsync(desk, 99), StringComparison.Ordinal);
        desk.Asked.Clock.Advance(TimeSpan.FromHours(73));
        Assert.Contains("more than 72 hours old", await RefusalAsync(desk, removal), StringComparison.Ordinal);
        Assert.False(await desk.FindsAsync(id));
    }

    [Fact]
    public async Task An_undo_is_not_undone_nor_done_twice()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("page");
        await desk.Sources.RemoveAsync(Desk.Ada, id, null, CancellationToken.None);
        var removal = await NewestAsync(desk);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                await desk.Sources.UndoAsync(Desk.Ada, removal, CancellationToken.None);
                return 1;
            }
            catch (SourceException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, attempts.Sum());
        Assert.Contains("(Undo) cannot be undone", await RefusalAsync(desk, await NewestAsync(desk)), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(Desk desk, long entry) =>
        (await Assert.ThrowsAsync<SourceException>(() => desk.Sources.UndoAsync(Desk.Ada, entry, CancellationToken.None))).Message;

    private static async Task<long> NewestAsync(Desk desk) => (await desk.Store.ReadAuditHeadAsync(CancellationToken.None)).Number;
}
