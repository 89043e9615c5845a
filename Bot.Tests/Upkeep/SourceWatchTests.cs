using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Ingestion.Web;
using Bot.Core.Moderation;
using Bot.Core.Upkeep;
using Bot.Tests.Ingestion.Web;
using Bot.Tests.Moderation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upkeep;

public sealed class SourceWatchTests
{
    private static readonly FetchOptions Options = new();
    private static readonly ChannelAddress Moderators = new("slack", "T1", "C9");

    [Fact]
    public async Task New_articles_of_a_feed_wait_for_review_once()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Feeds.AddAsync(Desk.Ada, desk.Site.At("feed"), isTrusted: false, CancellationToken.None);

        await CheckAsync(desk);
        var waiting = Assert.Single(await desk.Store.ListWaitingAsync(CancellationToken.None));
        await desk.Sources.RejectAsync(Desk.Ada, waiting.Id, "no", CancellationToken.None);
        desk.Asked.Clock.Advance(TimeSpan.FromHours(1));
        await CheckAsync(desk);

        Assert.Empty(await desk.Store.ListWaitingAsync(CancellationToken.None));
        Assert.Equal(2, desk.Site.Requests.Count(path => path == "feed") - 1);
        Assert.Null(await desk.ProblemAsync());
    }

    [Fact]
    public async Task Articles_of_a_trusted_feed_are_cited_without_review()
    {
        await using var desk = await Desk.OpenAsync(new ModerationOptions { Approvals = 2 });
        await desk.Feeds.AddAsync(Desk.Ada, desk.Site.At("feed"), isTrusted: true, CancellationToken.None);

        await CheckAsync(desk);

        Assert.True(await desk.FindsAsync(WebReader.IdOf(new Uri(desk.Site.At("page")))));
        Assert.Contains(await desk.Store.ListAuditAsync(0, CancellationToken.None), entry => entry.Action == ModeratorAction.Approve && entry.Actor.EndsWith("/feed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_moderators_took_out_long_ago_does_not_come_back_through_a_trusted_feed()
    {
        await using var desk = await Desk.OpenAsync(new ModerationOptions { UndoHours = 1 });
        var id = await desk.AddAsync("page");
        await desk.Sources.RetractAsync(Desk.Ada, id, reason: null, CancellationToken.None);
        desk.Asked.Clock.Advance(TimeSpan.FromHours(2));
        await desk.Feeds.AddAsync(Desk.Ada, desk.Site.At("feed"), isTrusted: true, CancellationToken.None);

        await CheckAsync(desk);

        Assert.False(await desk.FindsAsync(id));
        Assert.Empty(await desk.Store.ListWaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_page_is_asked_for_only_if_it_changed_and_a_change_becomes_a_revision()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.AddAsync("changing");

        await CheckAsync(desk);
        desk.Asked.Clock.Advance(TimeSpan.FromMinutes(Options.PageMinutes));
        await CheckAsync(desk);
        Assert.Equal(1, (await desk.Asked.Store.FindAsync(id, CancellationToken.None))!.Revision);
        Assert.Equal(1, desk.Site.NotModified);

        desk.Site.Revision = 2;
        desk.Asked.Clock.Advance(TimeSpan.FromMinutes(Options.PageMinutes));
        await CheckAsync(desk);
        Assert.Equal(2, (await desk.Asked.Store.FindAsync(id, CancellationToken.None))!.Revision);
        Assert.Equal(SourceWatch.Actor.ToString(), (await desk.Store.ListAuditAsync(0, CancellationToken.None))[^1].Actor);
    }

    [Fact]
    public async Task A_page_is_looked_at_where_it_was_read_and_not_where_it_is_cited()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync("amp");

        await CheckAsync(desk);

        Assert.Equal(2, desk.Site.Requests.Count(path => path == "amp"));
        Assert.Empty((await desk.Asked.Store.Keeping.ReadHealthAsync(CancellationToken.None)).Failing);
    }

    [Fact]
    public async Task A_text_that_somebody_pasted_is_not_replaced_by_what_its_page_shows()
    {
        await using var desk = await Desk.OpenAsync();
        var draft = Fixtures.Drafts.Article("pasted", LoopbackSite.Lead);
        var pasted = draft with { Provenance = draft.Provenance with { Url = desk.Site.At("changing") } };
        var preview = await desk.Sources.ProposeAsync(Desk.Ada, pasted, CancellationToken.None);
        await desk.Sources.ApproveAsync(Desk.Ada, preview.Proposal.Id, CancellationToken.None);

        await CheckAsync(desk);

        Assert.Empty(desk.Site.Requests);
    }

    [Fact]
    public async Task What_moderators_set_right_of_a_pages_provenance_stays()
    {
        await using var desk = await Desk.OpenAsync();
        var read = Assert.IsType<WebReading.Article>(await desk.Web.ReadAsync(desk.Site.At("changing"), validator: null, CancellationToken.None)).Draft;
        var preview = await desk.Sources.ProposeAsync(Desk.Ada, read with { Provenance = read.Provenance with { Headline = "Set right" } }, CancellationToken.None);
        await desk.Sources.ApproveAsync(Desk.Ada, preview.Proposal.Id, CancellationToken.None);

        await CheckAsync(desk);
        Assert.Equal(1, (await desk.Asked.Store.FindAsync(read.Id, CancellationToken.None))!.Revision);

        desk.Site.Revision = 2;
        desk.Asked.Clock.Advance(TimeSpan.FromMinutes(Options.PageMinutes));
        await CheckAsync(desk);
        var article = (await desk.Asked.Store.FindAsync(read.Id, CancellationToken.None))!;
        Assert.Equal((2, "Set right"), (article.Revision, article.Provenance.Headline));
    }

    [Fact]
    public async Task What_is_not_due_is_left_alone()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync("changing");
        await CheckAsync(desk);
        var requests = desk.Site.Requests.Count;

        desk.Asked.Clock.Advance(TimeSpan.FromMinutes(Options.PageMinutes - 1));
        await CheckAsync(desk);
        Assert.Equal(requests, desk.Site.Requests.Count);

        desk.Asked.Clock.Advance(TimeSpan.FromDays(Options.PageDays + 1));
        await CheckAsync(desk);
        Assert.Equal(requests, desk.Site.Requests.Count);
    }

    [Fact]
    public async Task Moderators_are_told_once_an_outage_and_attempts_grow_rarer()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Asked.Store.Chat.SaveChannelAsync(Moderators, new ChannelSettings(ChannelMode.Mention, IsForModerators: true), CancellationToken.None);
        await desk.AddAsync("changing");
        await CheckAsync(desk);
        desk.Site.Fails = true;
        desk.Asked.Clock.Advance(TimeSpan.FromMinutes(Options.PageMinutes));

        var attempts = new List<int>();
        for (var minute = 0; minute < 200; minute++)
        {
            var before = desk.Site.Requests.Count;
            await CheckAsync(desk);
            if (desk.Site.Requests.Count > before)
                attempts.Add(minute);
            desk.Asked.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 5, 15, 35, 75, 155], attempts);
        var notice = Assert.Single(await desk.Asked.Store.Telling.ListNoticesAsync("slack", CancellationToken.None));
        Assert.Equal((Moderators, NoticeKind.SourceFailing), (notice.Channel, notice.Notice.Kind));
        Assert.Single((await desk.Asked.Store.Keeping.ReadHealthAsync(CancellationToken.None)).Failing);

        desk.Site.Fails = false;
        desk.Asked.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync(desk);
        Assert.Empty((await desk.Asked.Store.Keeping.ReadHealthAsync(CancellationToken.None)).Failing);
    }

    [Fact]
    public async Task The_heartbeat_is_the_last_time_that_anything_could_be_read()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Null(await SourceHeartbeat.ReadAsync(desk.Asked.Store, CancellationToken.None));
        await desk.AddAsync("changing");

        await CheckAsync(desk);

        Assert.Equal(desk.Asked.Clock.GetUtcNow(), await SourceHeartbeat.ReadAsync(desk.Asked.Store, CancellationToken.None));
    }

    [Fact]
    public async Task A_feed_that_is_removed_is_read_no_longer_and_a_page_is_no_feed()
    {
        await using var desk = await Desk.OpenAsync();
        var feed = desk.Site.At("feed");
        await desk.Feeds.AddAsync(Desk.Ada, feed, isTrusted: false, CancellationToken.None);
        await desk.Feeds.RemoveAsync(Desk.Ada, feed, CancellationToken.None);
        var requests = desk.Site.Requests.Count;

        await CheckAsync(desk);

        Assert.Equal(requests, desk.Site.Requests.Count);
        Assert.Empty(await desk.Feeds.ListAsync(CancellationToken.None));
        await Assert.ThrowsAsync<Core.Ingestion.SourceException>(() => desk.Feeds.AddAsync(Desk.Ada, desk.Site.At("page"), isTrusted: false, CancellationToken.None));
        await Assert.ThrowsAsync<Core.Ingestion.SourceException>(() => desk.Feeds.RemoveAsync(Desk.Ada, feed, CancellationToken.None));
    }

    private static Task CheckAsync(Desk desk) =>
        new SourceWatch(desk.Asked.Store.Keeping, desk.Sources, desk.Web, Options, desk.Asked.Clock, NullLogger<SourceWatch>.Instance).CheckAsync(CancellationToken.None);
}
