using Bot.Core.Chat;
using Bot.Core.Upkeep;
using Bot.Tests.Chat;
using Bot.Tests.Fixtures;
using static Bot.Tests.Chat.ChatRun;

namespace Bot.Tests.Upkeep;

public sealed class AnswerExportTests
{
    [Theory]
    [InlineData(ExportFormat.Markdown)]
    [InlineData(ExportFormat.Text)]
    [InlineData(ExportFormat.Csv)]
    public void It_holds_the_answer_with_its_sources_and_their_words(ExportFormat format) =>
        Snapshot.Matches(AnswerExport.Write(format, Asked("Who voted?"), Replies.Answer()), $"export-{format.ToString().ToLowerInvariant()}");

    [Fact]
    public void What_has_become_of_a_source_stands_first()
    {
        var asked = Asked("Who voted?") with { Marks = [new CitationMark(2, SourceChange.Retracted, new DateOnly(2031, 4, 2))] };

        Assert.StartsWith("Source [2] was retracted (2031-04-02)", AnswerExport.Write(ExportFormat.Text, asked, Replies.Answer()), StringComparison.Ordinal);
        Assert.StartsWith("> **Source \\[2\\] was retracted (2031-04-02)", AnswerExport.Write(ExportFormat.Markdown, asked, Replies.Answer()), StringComparison.Ordinal);
        Assert.Contains("retracted,2031-04-02\r\n", AnswerExport.Write(ExportFormat.Csv, asked, Replies.Answer()), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_from_outside_are_neither_markup_nor_a_formula()
    {
        var answer = Replies.Answer();
        var citation = answer.Citations[0] with { Provenance = answer.Citations[0].Provenance with { Headline = "=HYPERLINK(\"x\") [a](b) <i>", Url = "javascript:alert(1)" }, Link = "javascript:alert(1)" };
        answer = answer with { Citations = [citation, answer.Citations[1]], Claims = [answer.Claims[0] with { Text = "*No*\nnews, \"all\" good" }] };

        var (markdown, csv) = (AnswerExport.Write(ExportFormat.Markdown, Asked("@x"), answer), AnswerExport.Write(ExportFormat.Csv, Asked("@x"), answer));

        Assert.Contains(@"\[a\](b) \<i\>", markdown, StringComparison.Ordinal);
        Assert.Contains(@"\*No\*", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("](<javascript", markdown, StringComparison.Ordinal);
        Assert.Contains("\r\n'@x,", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\") [a](b) <i>\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"*No*\nnews, \"\"all\"\" good\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_given_out_to_those_who_could_see_it()
    {
        await using var run = await ChatRun.StartAsync();
        var desk = new AnswerDesk(run.Chat);
        await run.AskAsync(Mention("m1", "What does it cost?"));
        await run.AskAsync(Command("m2", "What does it cost?"));
        await run.AskAsync(Direct("m3", "What does it cost?"));
        var (shown, own, direct) = ((await run.FindAsync("m1")).Id, (await run.FindAsync("m2")).Id, (await run.FindAsync("m3", "d-u1")).Id);

        foreach (var id in (QuestionId[])[shown, own, direct])
        {
            Assert.NotNull(await desk.FindAsync(id, (User(), Elsewhere), CancellationToken.None));
            Assert.NotNull(await desk.FindAsync(id, viewer: null, CancellationToken.None));
            Assert.Null(await desk.FindAsync(id, (User() with { Platform = "other" }, Elsewhere), CancellationToken.None));
        }

        Assert.NotNull(await desk.FindAsync(shown, (User("u2"), Here), CancellationToken.None));
        Assert.Null(await desk.FindAsync(shown, (User("u2"), Elsewhere), CancellationToken.None));
        Assert.Null(await desk.FindAsync(own, (User("u2"), Here), CancellationToken.None));
        Assert.Null(await desk.FindAsync(direct, (User("u2"), Here), CancellationToken.None));
        Assert.Null(await desk.FindAsync(new QuestionId(Guid.Empty), (User(), Here), CancellationToken.None));
        Assert.Equal(direct, (await desk.FindAsync(id: null, (User(), Elsewhere), CancellationToken.None))!.Value.Question.Id);
        Assert.Null(await desk.FindAsync(id: null, (User("u2"), Here), CancellationToken.None));
    }

    private static ChannelAddress Here => Address("m1").Channel;

    private static ChannelAddress Elsewhere => Here with { Channel = "elsewhere" };

    private static AskedQuestion Asked(string text) => new(
        new QuestionId(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), 1, Address("m1"), Thread: null, "asker", User: null, text, WayOfAsking.Mention, "en", ReplyHandle: null,
        QuestionState.Sent, Edit: 0, IsPrivate: false, FerryStory.Now, new ChatReply.Said(Replies.Answer()), []);
}
