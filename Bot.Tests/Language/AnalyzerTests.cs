using Bot.Core.Language;
using CsCheck;

namespace Bot.Tests.Language;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("She resigned.", "she resign")]
    [InlineData("Women's rights", "woman right")]
    [InlineData("women’s rights", "woman right")]
    [InlineData("the D.A. of the U.S.", "the da of the us")]
    [InlineData("$10,000 and 8.2 million", "10000 and 8.2 million")]
    [InlineData("7-2, 83% and 4th", "7 2 83 and 4")]
    [InlineData("D-Brooklyn", "d brooklyn")]
    [InlineData("José Núñez", "jose nunez")]
    [InlineData("told, led, chose", "tell lead choos")]
    [InlineData("市议会", "市议 议会")]
    [InlineData("市", "市")]
    [InlineData("12名", "12 名")]
    [InlineData("\"*\" OR NEAR(", "or near")]
    [InlineData("😀 🗳️", "")]
    public void Cuts_a_text_into_terms(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Analyzer.Analyze(text).Select(token => token.Term)));

    [Fact]
    public void Terms_of_any_text_hold_only_letters_digits_and_stops() =>
        Gen.String.Sample(text => Analyzer.Analyze(text).All(token =>
            token.Term.Length > 0 && token.Term.All(character => char.IsLetterOrDigit(character) || character == '.' || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.OtherNumber || char.IsSurrogate(character))));

    [Fact]
    public void Tokens_stand_in_order_and_inside_the_text() =>
        Gen.String.Sample(text =>
        {
            var tokens = Analyzer.Analyze(text);
            return tokens.All(token => token.Start >= 0 && token.Start < token.End && token.End <= text.Length)
                && tokens.Zip(tokens.Skip(1)).All(pair => pair.First.Start < pair.Second.Start);
        });
}
