using System.Text;
using Bot.Core.Commands;
using Bot.Tests.Moderation;

namespace Bot.Tests.Commands;

public sealed class CommandDeskTests
{
    [Fact]
    public async Task A_source_is_added_reviewed_refreshed_retracted_and_restored_by_commands()
    {
        await using var run = await CommandRun.StartAsync();

        var added = await run.DoneAsync(CommandRun.Moderator, "source add", ("url", run.Desk.Site.At("changing")));
        var approve = added.Buttons[0];
        await run.DoneAsync(CommandRun.Moderator, approve.Command, [.. approve.Values.Select(value => (value.Key, value.Value))]);
        var id = (await run.Desk.Asked.Store.ListAsync(CancellationToken.None)).Single().Id;
        Assert.True(await run.Desk.FindsAsync(id));

        run.Desk.Site.Revision++;
        var refreshed = await run.DoneAsync(CommandRun.Moderator, "source refresh", ("article", id.Value));
        Assert.NotEmpty(Assert.IsType<ResultPart.Diff>(Assert.Single(refreshed.Parts)).Changes.Added);

        var retracted = await run.DoneAsync(CommandRun.Moderator, "source retract", ("article", id.Value), ("reason", "it was wrong"));
        Assert.False(await run.Desk.FindsAsync(id));
        Assert.Equal("source restore", Assert.Single(retracted.Buttons).Command);

        await run.DoneAsync(CommandRun.Moderator, "source restore", ("article", id.Value));
        Assert.True(await run.Desk.FindsAsync(id));
        Assert.Null(await run.Desk.ProblemAsync());
    }

    [Fact]
    public async Task Only_moderators_are_let_to_what_is_theirs_and_nothing_is_noted_of_others()
    {
        await using var run = await CommandRun.StartAsync();
        var proposal = (await run.Desk.Sources.ProposeAsync(Desk.Ada, run.Desk.Site.At("page"), CancellationToken.None)).Proposal;
        var before = (await run.Desk.Store.ListAuditAsync(after: 0, CancellationToken.None)).Count;

        foreach (var command in CommandRegistry.All.Where(command => command.Access == CommandAccess.Moderator))
        {
            var values = command.Options.Where(option => option.Kind != OptionKind.File).Select(option => (option.Name, option.Kind == OptionKind.Proposal ? proposal.Id : "x")).ToArray();
            Assert.IsType<CommandOutcome.Refused>(await run.GiveAsync(CommandRun.Member, command.Path, values));
            Assert.IsType<CommandOutcome.Refused>(await run.GiveAsync(CommandRun.Member, command.Path));
        }

        Assert.Equal(before, (await run.Desk.Store.ListAuditAsync(after: 0, CancellationToken.None)).Count);
        Assert.Empty(await run.SuggestAsync(CommandRun.Member, "source approve", "proposal", ""));
        Assert.Equal(proposal.Id, Assert.Single(await run.SuggestAsync(CommandRun.Moderator, "source approve", "proposal", "")).Value);
    }

    [Fact]
    public async Task Anyone_may_suggest_and_learns_no_more_than_that_it_waits()
    {
        await using var run = await CommandRun.StartAsync();

        var suggested = await run.DoneAsync(CommandRun.Member, "source suggest", ("url", run.Desk.Site.At("page")));

        Assert.Empty(suggested.Buttons);
        Assert.DoesNotContain(suggested.Parts, part => part is ResultPart.Quote);
        Assert.Equal(Desk.Bo.ToString(), Assert.Single(await run.Desk.Store.ListWaitingAsync(CancellationToken.None)).ProposedBy);
    }

    [Fact]
    public async Task One_member_fills_no_queue_and_keeps_nobody_from_suggesting()
    {
        await using var run = await CommandRun.StartAsync();
        foreach (var page in (string[])["page", "linked-data", "amp", "latin-1", "changing"])
            await run.DoneAsync(CommandRun.Member, "source suggest", ("url", run.Desk.Site.At(page)));

        var asked = run.Desk.Site.Requests.Count;
        var sixth = Assert.IsType<CommandOutcome.Failed>(await run.GiveAsync(CommandRun.Member, "source suggest", ("url", run.Desk.Site.At("wrong-charset"))));
        Assert.StartsWith("5 of your suggestions", sixth.Message, StringComparison.Ordinal);
        Assert.Equal(asked, run.Desk.Site.Requests.Count);

        await run.DoneAsync(CommandRun.Member with { Actor = Desk.Ada }, "source suggest", ("url", run.Desk.Site.At("wrong-charset")));
        Assert.Equal(6, (await run.Desk.Store.ListWaitingAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task One_member_has_only_so_many_addresses_fetched_in_an_hour_even_where_all_are_refused()
    {
        await using var run = await CommandRun.StartAsync();
        for (var i = 0; i < 10; i++)
            Assert.IsType<CommandOutcome.Failed>(await run.GiveAsync(CommandRun.Member, "source suggest", ("url", run.Desk.Site.At("soft-404"))));

        var asked = run.Desk.Site.Requests.Count;
        var refused = Assert.IsType<CommandOutcome.Failed>(await run.GiveAsync(CommandRun.Member, "source suggest", ("url", run.Desk.Site.At("page"))));
        Assert.StartsWith("You have suggested 10 addresses", refused.Message, StringComparison.Ordinal);
        Assert.Equal(asked, run.Desk.Site.Requests.Count);

        await run.DoneAsync(CommandRun.Member with { Actor = Desk.Ada }, "source suggest", ("url", run.Desk.Site.At("page")));
        run.Desk.Asked.Clock.Advance(TimeSpan.FromHours(1));
        await run.DoneAsync(CommandRun.Member, "source suggest", ("url", run.Desk.Site.At("linked-data")));
    }

    [Fact]
    public async Task A_page_that_says_it_is_of_another_site_is_shown_with_where_it_was_read()
    {
        await using var run = await CommandRun.StartAsync();

        var claimed = await run.DoneAsync(CommandRun.Moderator, "source add", ("url", run.Desk.Site.At("claims-another")));
        var own = await run.DoneAsync(CommandRun.Moderator, "source add", ("url", run.Desk.Site.At("page")));

        Assert.Contains(claimed.Parts, part => part is ResultPart.Line { Text: var text } && text.StartsWith($"It was read at {run.Desk.Site.At("claims-another")}, which says", StringComparison.Ordinal));
        Assert.DoesNotContain(own.Parts, part => part is ResultPart.Line { Text: var text } && text.StartsWith("It was read at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_keeps_what_its_sender_says_of_it()
    {
        await using var run = await CommandRun.StartAsync();
        var file = new CommandFile.Sent("notes.txt", Encoding.UTF8.GetBytes("The old bridge of Marlow Bay is to be open again in the spring, the council said in a letter."));

        var unstated = await run.SendAsync(CommandRun.Moderator, "source add", file);
        var stated = await run.SendAsync(
            CommandRun.Moderator, "source add", file, ("url", "https://gull.example/letter"), ("outlet", "The Gull"), ("published", "2031-02-03"), ("authors", "Ada Ames, Bo Berg"));

        Assert.Contains("url", Assert.IsType<CommandOutcome.Failed>(unstated).Message, StringComparison.Ordinal);
        Assert.IsType<CommandOutcome.Done>(stated);
        var provenance = Assert.Single(await run.Desk.Store.ListWaitingAsync(CancellationToken.None)).Draft.Provenance;
        Assert.Equal(("The Gull", new DateOnly(2031, 2, 3), "https://gull.example/letter"), (provenance.Outlet, provenance.Published, provenance.Url));
        Assert.Equal(["Ada Ames", "Bo Berg"], provenance.Authors);
    }

    [Fact]
    public async Task A_pasted_text_needs_its_provenance()
    {
        await using var run = await CommandRun.StartAsync();
        const string Text = "The mayor said that the bridge of Marlow Bay is safe and that it was the storm that had closed it.";

        var bare = await run.GiveAsync(CommandRun.Moderator, "source add", ("text", Text));
        await run.DoneAsync(CommandRun.Moderator, "source add", ("text", Text), ("headline", "Bridge is safe"), ("outlet", "The Gull"), ("url", "https://gull.example/safe"));

        Assert.IsType<CommandOutcome.Failed>(bare);
        Assert.Equal(Text, Assert.Single(await run.Desk.Store.ListWaitingAsync(CancellationToken.None)).Draft.Text);
    }

    [Theory]
    [InlineData("source add", "url", "missing", null)]
    [InlineData("source add", "url", "gull.example/page", "https://")]
    [InlineData("source add", "published", "yesterday", "2020-01-31")]
    [InlineData("source list", "page", "0", "1")]
    [InlineData("channel mode", "mode", "loud", null)]
    [InlineData("channel mode", "moderators", "maybe", "true")]
    [InlineData("source reject", "proposal", "0123456789012345678901234567890123456789!", "40")]
    public async Task What_cannot_be_read_is_said_of_its_option(string path, string option, string value, string? hint)
    {
        await using var run = await CommandRun.StartAsync();
        (string, string)[] values = value == "missing" ? [] : [(option, value), .. option == "published" ? [("url", "https://gull.example/")] : Array.Empty<(string, string)>()];

        var problem = Assert.Single(Assert.IsType<CommandOutcome.Incomplete>(await run.GiveAsync(CommandRun.Moderator, path, values)).Problems);

        Assert.Equal((option, value == "missing"), (problem.Option.Name, problem.IsMissing));
        Assert.Contains(hint ?? "", problem.Message, StringComparison.Ordinal);
    }
}
