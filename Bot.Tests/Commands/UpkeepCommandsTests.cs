using System.Text;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Ingestion;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Commands;

public sealed class UpkeepCommandsTests
{
    [Fact]
    public async Task An_answer_is_pinned_listed_and_removed()
    {
        await using var run = await CommandRun.StartAsync();
        await run.Desk.Asked.IngestAsync([.. FerryStory.Drafts]);

        await run.DoneAsync(CommandRun.Moderator, "pin add", ("question", "How much is the ferry?"), ("answer", "The new fare starts on April 1, 2031. [1]"), ("articles", FerryStory.Vote), ("also", "What is the fare?\nAnd the fare?"));
        var row = Assert.Single(Assert.IsType<ResultPart.Table>(Assert.Single((await run.DoneAsync(CommandRun.Moderator, "pin list")).Parts)).Rows);
        Assert.Equal(["1", "used", "How much is the ferry? | What is the fare? | And the fare?", "The new fare starts on April 1, 2031. [1]", FerryStory.Vote], row);
        Assert.Contains("Pinned", (await run.Desk.Asked.AskAsync("what is the fare")).Text, StringComparison.Ordinal);

        await run.DoneAsync(CommandRun.Moderator, "pin remove", ("number", "1"));
        Assert.Equal("nothing is pinned; pin add pins an answer", Line(await run.DoneAsync(CommandRun.Moderator, "pin list")));
        Assert.IsType<CommandOutcome.Failed>(await run.GiveAsync(CommandRun.Moderator, "pin remove", ("number", "1")));
        Assert.Null(await run.Desk.ProblemAsync());
    }

    [Fact]
    public async Task Words_are_added_listed_and_removed()
    {
        await using var run = await CommandRun.StartAsync();

        await run.DoneAsync(CommandRun.Moderator, "glossary add", ("words", "ferry, boat"));
        await run.DoneAsync(CommandRun.Moderator, "glossary add", ("words", "hb, harbor board"), ("kind", "shorthand"));
        var rows = Assert.IsType<ResultPart.Table>(Assert.Single((await run.DoneAsync(CommandRun.Moderator, "glossary list")).Parts)).Rows;
        Assert.Equal([["1", "synonyms", "ferry, boat"], ["2", "shorthand", "hb, harbor board"]], rows);

        await run.DoneAsync(CommandRun.Moderator, "glossary remove", ("number", "2"));
        Assert.Single(Assert.IsType<ResultPart.Table>(Assert.Single((await run.DoneAsync(CommandRun.Moderator, "glossary list")).Parts)).Rows);
    }

    [Fact]
    public async Task The_store_is_given_out_and_taken_in()
    {
        await using var from = await CommandRun.StartAsync();
        await using var to = await CommandRun.StartAsync();
        await from.Desk.Asked.IngestAsync([.. FerryStory.Drafts]);
        var inChat = CommandRun.Moderator with { Channel = new ChannelAddress("slack", "T1", "C1") };

        var file = Assert.IsType<ResultPart.Download>(Assert.Single((await from.DoneAsync(inChat, "export store")).Parts));
        var lines = await Assert.IsType<ResultPart.Lines>(Assert.Single((await from.DoneAsync(CommandRun.Moderator, "export store")).Parts)).Content.ToListAsync();
        Assert.Equal(file.Text, string.Concat(lines.Select(line => $"{line}\n")));

        var outcome = await to.SendAsync(inChat, "import", new CommandFile.Sent(file.Name, Encoding.UTF8.GetBytes(file.Text)));
        Assert.Equal("4 added, 0 extended, 0 taken out, 0 unchanged", Line(Assert.IsType<CommandOutcome.Done>(outcome).Result));
        Assert.Equal("store.jsonl", (await to.Desk.Store.ListAuditAsync(after: 0, CancellationToken.None))[^1].Subject);
        Assert.Null(await to.Desk.ProblemAsync());
    }

    [Fact]
    public async Task What_is_no_archive_of_a_store_is_a_failure_that_says_what_to_do()
    {
        await using var run = await CommandRun.StartAsync();

        var outcome = await run.SendAsync(CommandRun.Moderator, "import", new CommandFile.Sent("a.jsonl", "{\"id\":\"a\",\"text\":\"b\"}"u8.ToArray()));

        var result = Assert.IsType<CommandOutcome.Done>(outcome).Result;
        Assert.True(result.IsFailure);
        Assert.Contains(result.Parts.OfType<ResultPart.Line>(), line => line.Text.Contains("ingest FILE", StringComparison.Ordinal));
        Assert.Throws<SourceException>(() => new CommandFile.OnDisk("/nowhere/at/all.jsonl").Open());
    }

    [Fact]
    public async Task An_answer_that_is_not_there_and_one_that_is_not_yours_are_the_same_to_you()
    {
        await using var run = await CommandRun.StartAsync();

        foreach (var id in (string[])["nonsense", new QuestionId(Guid.Empty).ToString()])
            Assert.Equal("There is no such answer, or it is not yours to export.", Assert.IsType<CommandOutcome.Failed>(await run.GiveAsync(CommandRun.Member, "export answer", ("id", id))).Message);
    }

    [Fact]
    public async Task With_nothing_declined_there_are_no_gaps()
    {
        await using var run = await CommandRun.StartAsync();

        Assert.Equal("nothing was declined in the last 3 days", Line(await run.DoneAsync(CommandRun.Moderator, "gaps", ("days", "3"))));
    }

    private static string Line(CommandResult result) => Assert.IsType<ResultPart.Line>(result.Parts[0]).Text;
}
