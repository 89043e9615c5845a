using Bot.Core.Articles;
using Bot.Core.Ingestion;
using Bot.Core.Moderation;
using Bot.Tests.Fixtures;
using Bot.Tests.Ingestion.Web;

namespace Bot.Tests.Moderation;

public sealed class SourceDeskTests
{
    [Fact]
    public async Task Nothing_of_a_source_is_found_before_it_is_approved()
    {
        await using var desk = await Desk.OpenAsync();

        var preview = await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("linked-data"), CancellationToken.None);
        var id = preview.Proposal.Draft.Id;
        Assert.False(await desk.FindsAsync(id));
        Assert.Equal(preview.Proposal.Id, Assert.Single(await desk.Store.ListWaitingAsync(CancellationToken.None)).Id);

        var approval = await desk.Sources.ApproveAsync(Desk.Bo, preview.Proposal.Id, CancellationToken.None);
        Assert.True(approval.IsDone);
        Assert.True(await desk.FindsAsync(id));
        Assert.Empty(await desk.Store.ListWaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_preview_shows_what_was_understood_and_what_is_alike()
    {
        await using var desk = await Desk.OpenAsync(null, Drafts.Article("wire", $"{LoopbackSite.Lead} {LoopbackSite.Lead}", "Bridge closed after storm"), Drafts.Article("other", "A ferry sank."));

        var preview = await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("linked-data"), CancellationToken.None);

        Assert.Equal(("The Bay Ledger", "en"), (preview.Proposal.Draft.Provenance.Outlet, preview.Proposal.Draft.Provenance.Language));
        Assert.Equal(preview.Proposal.Draft.Text.Length, preview.Characters);
        Assert.StartsWith(LoopbackSite.Lead, preview.FirstLines, StringComparison.Ordinal);
        Assert.Equal("wire", Assert.Single(preview.Alike).Id);
    }

    [Fact]
    public async Task A_copy_of_a_wire_story_is_recognised_by_its_text_under_another_headline_shortened_and_while_both_wait()
    {
        const string Wire = "The old bridge of Marlow Bay was closed on Tuesday after a storm had damaged two of its pillars, the council said in a statement.";
        const string More = "Divers of the harbor office went down on Wednesday morning and found that the northern pillar had lost most of its footing in the mud. Repairs are to take until the autumn, and ferries take people across until then.";
        await using var desk = await Desk.OpenAsync(null, Drafts.Article("short", Wire, "Storm hits coast"), Drafts.Article("other", "A ferry sank in the harbor, and divers of the harbor office went down on Friday."));

        var full = await desk.Sources.ProposeAsync(Desk.Ada, Drafts.Article("full", $"{Wire} {More}", "Divers inspect pillars"), CancellationToken.None);
        var copy = await desk.Sources.ProposeAsync(Desk.Ada, Drafts.Article("copy", More, "No repair before autumn"), CancellationToken.None);

        var alike = Assert.Single(full.Alike);
        Assert.Equal(("short", 1.0, false), (alike.Id, alike.Share, alike.Waits));
        alike = Assert.Single(copy.Alike);
        Assert.Equal((full.Proposal.Id, true), (alike.Id, alike.Waits));
    }

    [Fact]
    public async Task Where_two_have_to_approve_one_person_counts_once()
    {
        await using var desk = await Desk.OpenAsync(new ModerationOptions { Approvals = 2 });
        var proposal = (await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None)).Proposal;

        Assert.False((await desk.Sources.ApproveAsync(Desk.Ada, proposal.Id, CancellationToken.None)).IsDone);
        await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ApproveAsync(Desk.Ada, proposal.Id, CancellationToken.None));
        Assert.False(await desk.FindsAsync(proposal.Draft.Id));
        Assert.True((await desk.Sources.ApproveAsync(Desk.Bo, proposal.Id, CancellationToken.None)).IsDone);
        Assert.True(await desk.FindsAsync(proposal.Draft.Id));
    }

    [Fact]
    public async Task Of_moderators_who_decide_at_once_one_does()
    {
        await using var desk = await Desk.OpenAsync();
        var proposal = (await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None)).Proposal;

        var decisions = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                var actor = new Actor("slack", "T1", $"U{i}");
                return i % 2 == 0
                    ? (await desk.Sources.ApproveAsync(actor, proposal.Id, CancellationToken.None)).Entry
                    : await desk.Sources.RejectAsync(actor, proposal.Id, "no", CancellationToken.None);
            }
            catch (SourceException)
            {
                return null;
            }
        }));

        Assert.Single(decisions, decision => decision is not null);
        Assert.Null(await desk.ProblemAsync());
    }

    [Fact]
    public async Task A_rejected_source_is_not_found_and_cannot_be_approved_any_more()
    {
        await using var desk = await Desk.OpenAsync();
        var proposal = (await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None)).Proposal;

        await desk.Sources.RejectAsync(Desk.Bo, proposal.Id, "a rumour", CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ApproveAsync(Desk.Bo, proposal.Id, CancellationToken.None));
        Assert.Contains("rejected", refused.Message, StringComparison.Ordinal);
        Assert.False(await desk.FindsAsync(proposal.Draft.Id));
    }

    [Theory]
    [InlineData("page", "waits for review already")]
    [InlineData("paywalled", "for subscribers")]
    [InlineData("feed", "this is a feed")]
    [InlineData("missing", "no page at this address")]
    public async Task Says_why_a_source_is_not_taken(string path, string reason)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At(path), CancellationToken.None));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Le vieux pont de la baie fut fermé mardi après une tempête qui avait endommagé deux piliers selon une déclaration du conseil municipal publiée hier soir.")]
    [InlineData("0101 1101 0001 1010 xkcd qwrt zzgf plmk")]
    public async Task A_text_in_a_language_that_the_bot_does_not_read_is_not_taken(string text)
    {
        await using var desk = await Desk.OpenAsync();

        var refused = await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ProposeAsync(Desk.Ada, Drafts.Article("a", text), CancellationToken.None));

        Assert.Contains("language", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("El viejo puente se cerró el martes después de que una tormenta dañara dos de sus pilares, dijo el concejo.", "es")]
    [InlineData("市议会在声明中说，星期二暴风雨损坏了两根桥墩，旧桥已经关闭。", "zh")]
    public async Task The_language_is_that_of_the_text(string text, string language)
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(language, (await desk.Sources.ProposeAsync(Desk.Ada, Drafts.Article("a", text), CancellationToken.None)).Proposal.Draft.Provenance.Language);
    }

    [Fact]
    public async Task Refreshing_keeps_history_and_tells_what_changed()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("changing");
        Assert.Null(await desk.Sources.RefreshAsync(Desk.Ada, id, CancellationToken.None));

        desk.Site.Revision = 2;
        var diff = await desk.Sources.RefreshAsync(Desk.Ada, id, CancellationToken.None);

        Assert.Contains("two of its pillars", Assert.Single(diff!.Removed.Distinct()), StringComparison.Ordinal);
        Assert.Contains("three of its pillars", Assert.Single(diff.Added.Distinct()), StringComparison.Ordinal);
        Assert.Equal([2, 1], (await desk.Store.ListRevisionsAsync(id, CancellationToken.None)).Select(revision => revision.Number));
        Assert.Contains("two of its pillars", await desk.Asked.Store.ReadRevisionAsync(id, 1, CancellationToken.None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ArticleStatus.Removed)]
    [InlineData(ArticleStatus.Retracted)]
    public async Task What_is_taken_out_is_not_found_stays_out_and_can_be_undone_for_a_time(ArticleStatus status)
    {
        await using var desk = await Desk.OpenAsync(new ModerationOptions { UndoHours = 2 });
        var id = await desk.AddAsync("page");
        var draft = (await desk.Asked.Store.FindAsync(id, CancellationToken.None))!;

        await TakeOutAsync(desk, id, status);
        Assert.False(await desk.FindsAsync(id));
        await desk.Asked.Store.SaveAsync([RevisionIndexer.Index(new ArticleDraft(id, draft.Provenance, "Another text of the same article."))], ArticleOrigin.Knowledge, CancellationToken.None);
        Assert.False((await desk.Asked.Store.FindAsync(id, CancellationToken.None))!.Indexed);
        await Assert.ThrowsAsync<SourceException>(() => TakeOutAsync(desk, id, status));
        await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None));

        await desk.Sources.RestoreAsync(Desk.Bo, id, CancellationToken.None);
        Assert.True(await desk.FindsAsync(id));
        await Assert.ThrowsAsync<SourceException>(() => desk.Sources.RestoreAsync(Desk.Bo, id, CancellationToken.None));

        await TakeOutAsync(desk, id, status);
        desk.Asked.Clock.Advance(TimeSpan.FromHours(3));
        await Assert.ThrowsAsync<SourceException>(() => desk.Sources.RestoreAsync(Desk.Bo, id, CancellationToken.None));
    }

    [Fact]
    public async Task Everything_that_is_done_is_in_the_audit_log_with_who_did_it()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("changing");
        desk.Site.Revision = 2;
        await desk.Sources.RefreshAsync(Desk.Bo, id, CancellationToken.None);
        await desk.Sources.RetractAsync(Desk.Bo, id, "the publisher took it back", CancellationToken.None);
        await desk.Sources.RestoreAsync(Desk.Ada, id, CancellationToken.None);

        var entries = await desk.Store.ListAuditAsync(after: 0, CancellationToken.None);

        Assert.Equal(
            [ModeratorAction.Propose, ModeratorAction.Approve, ModeratorAction.Revise, ModeratorAction.Retract, ModeratorAction.Restore],
            entries.Select(entry => entry.Action));
        Assert.Equal(["slack/T1/UADA", "slack/T1/UADA", "discord/G1/7", "discord/G1/7", "slack/T1/UADA"], entries.Select(entry => entry.Actor));
        Assert.Equal("retracted: the publisher took it back", entries[3].After);
        Assert.Null(await desk.ProblemAsync());
    }

    [Theory]
    [InlineData(ArticleStatus.Removed)]
    [InlineData(ArticleStatus.Retracted)]
    public async Task What_was_taken_out_long_ago_comes_back_through_review_which_says_so(ArticleStatus status)
    {
        await using var desk = await Desk.OpenAsync(new ModerationOptions { UndoHours = 2 });
        var id = await desk.AddAsync("page");
        await TakeOutAsync(desk, id, status);
        var refused = await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None));
        Assert.Contains($"sources restore {id}", refused.Message, StringComparison.Ordinal);
        desk.Asked.Clock.Advance(TimeSpan.FromHours(3));

        var preview = await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None);
        Assert.NotNull(preview.TakenOut);
        Assert.False(await desk.FindsAsync(id));
        var approval = await desk.Sources.ApproveAsync(Desk.Bo, preview.Proposal.Id, CancellationToken.None);

        Assert.True(await desk.FindsAsync(id));
        Assert.Equal(status.ToString(), approval.Entry.Before, ignoreCase: true);
        await desk.Sources.UndoAsync(Desk.Ada, approval.Entry.Number, CancellationToken.None);
        Assert.False(await desk.FindsAsync(id));
        Assert.Equal(status, await desk.Store.FindStatusAsync(id, CancellationToken.None));
        Assert.Null(await desk.ProblemAsync());
    }

    [Fact]
    public async Task An_approval_does_not_bring_back_what_was_taken_out_since_it_was_proposed()
    {
        await using var desk = await Desk.OpenAsync();
        var preview = await desk.Sources.ProposeAsync(Desk.Ada, desk.Site.At("page"), CancellationToken.None);
        var draft = preview.Proposal.Draft;
        await desk.Asked.Store.SaveAsync([RevisionIndexer.Index(draft)], ArticleOrigin.Ingested, CancellationToken.None);
        await desk.Sources.RemoveAsync(Desk.Bo, draft.Id, "a hoax", CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SourceException>(() => desk.Sources.ApproveAsync(Desk.Ada, preview.Proposal.Id, CancellationToken.None));

        Assert.Contains("out since this was proposed", refused.Message, StringComparison.Ordinal);
        Assert.False(await desk.FindsAsync(draft.Id));
    }

    [Fact]
    public async Task The_entries_about_an_article_are_those_about_its_proposals_too()
    {
        await using var desk = await Desk.OpenAsync();
        var other = await desk.Sources.ProposeAsync(Desk.Bo, desk.Site.At("linked-data"), CancellationToken.None);
        var id = await desk.AddAsync("page");
        await desk.Sources.RemoveAsync(Desk.Bo, id, reason: null, CancellationToken.None);

        Assert.Equal(
            [ModeratorAction.Propose, ModeratorAction.Approve, ModeratorAction.Remove],
            (await desk.Store.ListAuditOfAsync(id.Value, CancellationToken.None)).Select(entry => entry.Action));
        Assert.Equal(other.Proposal.Id, Assert.Single(await desk.Store.ListAuditOfAsync(other.Proposal.Draft.Id.Value, CancellationToken.None)).Subject);
    }

    private static Task<AuditEntry> TakeOutAsync(Desk desk, ArticleId id, ArticleStatus status) => status == ArticleStatus.Removed
        ? desk.Sources.RemoveAsync(Desk.Ada, id, reason: null, CancellationToken.None)
        : desk.Sources.RetractAsync(Desk.Ada, id, "taken back", CancellationToken.None);
}
