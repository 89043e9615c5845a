using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Tests.Retrieval;

public sealed class ConceptMatcherTests
{
    [Theory]
    [InlineData("She won election.", 1)]
    [InlineData("She won her first election.", 0.9)]
    [InlineData("She won the cup a week before the election.", 0)]
    [InlineData("After the election she won.", 0)]
    public void Words_of_a_phrase_may_have_a_few_others_between_them(string text, double quality) =>
        Assert.Equal(quality, Match(text, isName: false), precision: 6);

    [Fact]
    public void Words_of_a_name_may_not() => Assert.Equal(0, Match("She won her first election.", isName: true));

    private static double Match(string text, bool isName)
    {
        var terms = Analyzer.Analyze("win election").Select(token => token.Term).ToList();
        var concept = new Concept("win election", [new Variant(terms, 1)], Weight: 1, Articles: 1, isName, IsNumber: false, Subject: null, IsCarried: false);
        return new ConceptMatcher([concept]).Match(Analyzer.Analyze(text))[0].Quality;
    }
}
