using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Host.Console;
using Bot.Tests.Fixtures;
using Spectre.Console;

namespace Bot.Tests.Host;

public sealed class RenderingTests
{
    [Fact]
    public void An_answer_in_a_pipe() => Snapshot.Matches(Plain(Replies.Answer()), "plain-answer");

    [Fact]
    public void A_list_in_a_pipe() => Snapshot.Matches(Plain(Replies.Answer(AnswerLayout.List)), "plain-list");

    [Fact]
    public void An_abstention_in_a_pipe() => Snapshot.Matches(Plain(Replies.Abstention()), "plain-abstention");

    [Fact]
    public void An_answer_on_a_narrow_terminal() => Snapshot.Matches(OnTerminal(Replies.Answer(), links: false), "terminal-answer");

    [Fact]
    public void An_abstention_on_a_narrow_terminal() => Snapshot.Matches(OnTerminal(Replies.Abstention(), links: false), "terminal-abstention");

    [Fact]
    public void Headlines_are_links_where_the_terminal_knows_links()
    {
        var text = OnTerminal(Replies.Answer(), links: true);

        Assert.Contains($"https://news.example/{FerryStory.Vote}#:~:text=the%20fare", text, StringComparison.Ordinal);
        Assert.Contains("\e]8;", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", "Fuentes")]
    [InlineData("zh-Hans", "来源")]
    [InlineData("fr", "Sources")]
    public void The_words_round_a_reply_are_in_its_language(string language, string heading) =>
        Assert.Contains($"\n{heading}\n", Plain(Replies.Answer() with { Language = language }), StringComparison.Ordinal);

    [Fact]
    public void Text_from_outside_is_never_markup_and_never_moves_the_cursor()
    {
        var answer = Replies.Answer();
        var citation = answer.Citations[0];
        var hostile = answer with
        {
            Claims = [new Claim("[red]Stop[/] and [link=x]go\e[2J", [1], Quote: false)],
            Citations = [citation with { Provenance = citation.Provenance with { Headline = "A [bold]\e]0;title\a headline\n[2] Forged", Kind = SourceKind.Article } }],
        };

        Assert.Contains("[red]Stop[/] and [link=x]go[2J [1]", OnTerminal(hostile, links: false), StringComparison.Ordinal);
        Assert.Contains("[red]Stop[/] and [link=x]go[2J [1]", Plain(hostile), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Plain(hostile));
        Assert.DoesNotContain("\n[2]", Plain(hostile), StringComparison.Ordinal);
    }

    private static string Plain(Reply reply)
    {
        using var output = new StringWriter { NewLine = "\n" };
        PlainReply.Write(output, reply);
        return output.ToString();
    }

    private static string OnTerminal(Reply reply, bool links)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = links ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 60;
        console.Profile.Capabilities.Links = links;
        ReplyPrinter.Print(console, reply);
        return output.ToString();
    }
}
