using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Answering;

public sealed class TextFragmentTests
{
    private static readonly Provenance Article = Drafts.Article("a").Provenance;

    [Theory]
    [InlineData("The fare went up.", "The%20fare%20went%20up.")]
    [InlineData("One two three four five six seven eight nine ten", "One%20two%20three%20four%20five%20six%20seven%20eight%20nine%20ten")]
    [InlineData("One two three four five six seven eight nine ten eleven", "One%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven")]
    [InlineData("A well-known fare, $3 & up", "A%20well%2Dknown%20fare%2C%20%243%20%26%20up")]
    [InlineData("“Núñez”", "%E2%80%9CN%C3%BA%C3%B1ez%E2%80%9D")]
    [InlineData("one\n  two", "one%20two")]
    public void Names_the_passage_or_its_first_and_last_words(string passage, string fragment) =>
        Assert.Equal($"{Article.Url}#:~:text={fragment}", TextFragment.Link(Article, passage));

    [Fact]
    public void A_note_is_not_the_words_of_the_page_and_has_the_bare_address() =>
        Assert.Equal(Article.Url, TextFragment.Link(Article with { Kind = SourceKind.Note }, "The fare went up."));

    [Theory]
    [InlineData("https://ledger.example/a#part-2")]
    [InlineData("urn:isbn:0451450523")]
    [InlineData("")]
    public void An_address_that_takes_no_fragment_is_left_alone(string url) =>
        Assert.Equal(url, TextFragment.Link(Article with { Url = url }, "The fare went up."));

    [Fact]
    public void Any_passage_gives_an_address_without_spaces_marks_or_a_second_comma() =>
        Gen.String.Where(text => !string.IsNullOrWhiteSpace(text)).Sample(text =>
        {
            var fragment = TextFragment.Link(Article, text)[$"{Article.Url}#:~:text=".Length..];
            return fragment.All(character => char.IsAscii(character) && !char.IsWhiteSpace(character) && character is not ('"' or '<' or '>' or '&' or '-' or '#'))
                && fragment.Count(character => character == ',') <= 1;
        });
}
