using Bot.Core.Language;

namespace Bot.Tests.Language;

public sealed class OppositesTests
{
    [Theory]
    [InlineData("first", "last")]
    [InlineData("last", "first")]
    [InlineData("rejected", "accepting")] // in every form
    [InlineData("sold", "buys")]
    public void A_word_has_an_opposite(string word, string opposite) => Assert.Contains(Term(opposite), Opposites.Of(Term(word)));

    [Theory]
    [InlineData("first", "earliest")]
    [InlineData("bridge", "river")]
    public void Words_of_one_side_and_others_are_no_opposites(string word, string other) => Assert.DoesNotContain(Term(other), Opposites.Of(Term(word)));

    private static string Term(string word) => Analyzer.Analyze(word)[0].Term;
}
