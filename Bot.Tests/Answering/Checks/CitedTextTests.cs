using Bot.Core.Answering;
using Bot.Core.Answering.Checks;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Tests.Answering.Checks;

public sealed class CitedTextTests
{
    private static readonly ReadPassage First = Read("Ana Ruiz left on Monday.");
    private static readonly ReadPassage Second = Read("The board hired Tom Hale.");

    [Fact]
    public void A_mention_is_found_behind_all_that_stands_before_it()
    {
        var cited = new CitedText([First, Second]);

        var span = cited.SpanOf(new Mention(Second, new TextSpan(3, 5), 1));

        Assert.Equal("Tom Hale", cited.Text[span!.Value.Start..span.Value.End]);
    }

    [Fact]
    public void A_mention_in_a_passage_that_is_not_cited_stands_nowhere() =>
        Assert.Null(new CitedText([First]).SpanOf(new Mention(Second, new TextSpan(3, 5), 1)));

    private static ReadPassage Read(string text) => new(new CitedPassage(text, Held.Passage(text).Provenance), Lexicon.English);
}
