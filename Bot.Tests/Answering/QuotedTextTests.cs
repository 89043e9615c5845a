using Bot.Core.Answering;
using CsCheck;

namespace Bot.Tests.Answering;

public sealed class QuotedTextTests
{
    [Theory]
    [InlineData("“We wait,” she said, “and see.”", "We wait,|and see.")]
    [InlineData("\"We wait,\" she said, \"and see.\"", "We wait,|and see.")]
    [InlineData("„We wait“, «and see»", "and see")]
    [InlineData("It's the board's 'plan'", "")]
    [InlineData("A 6\" pipe", "")]
    [InlineData("\"\"", "")]
    [InlineData("No words quoted.", null)]
    public void Finds_what_stands_between_double_marks(string text, string? quotes) =>
        Assert.Equal(quotes is null or "" ? [] : quotes.Split('|'), QuotedText.In(text).Where(quote => quote.Length > 0));

    [Theory]
    [InlineData("“We wait,” she said", "\"We wait,\" she said")]
    [InlineData("„We wait“ «here»", "\"We wait\" \"here\"")]
    [InlineData("the board’s ‘plan’", "the board's 'plan'")]
    [InlineData("  a\r\n\tb\u00a0 c  ", "a b c")]
    [InlineData("Nu\u0301n\u0303ez", "N\u00fa\u00f1ez")]
    [InlineData("", "")]
    public void Marks_spaces_and_composed_letters_are_written_one_way(string text, string normal) => Assert.Equal(normal, QuotedText.Normalise(text));

    [Theory]
    [InlineData("We wait", "we wait")]
    [InlineData("We wait", "We wait.")]
    [InlineData("3", "³")]
    [InlineData("Voss", "Vоss")] // the second has a Cyrillic letter
    public void Everything_else_is_left_as_it_is(string text, string other) => Assert.NotEqual(QuotedText.Normalise(text), QuotedText.Normalise(other));

    [Fact]
    public void What_is_normal_stays_as_it_is() =>
        Gen.String.Sample(text => QuotedText.Normalise(QuotedText.Normalise(text)) == QuotedText.Normalise(text));
}
