using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Tests.Retrieval;

public sealed class ArticleTextTests
{
    private static readonly ArticleText Text = new(
        Analyzer.Analyze("Boats and nets"), [Analyzer.Analyze("Boats lay there."), Analyzer.Analyze("Another boat sank.")]);

    [Fact]
    public void Counts_the_terms_asked_for_and_those_of_the_headline_twice() => Assert.Equal(
        new Dictionary<string, int> { ["boat"] = 4, ["net"] = 2, ["anoth"] = 1 }, Text.Count(new HashSet<string> { "boat", "net", "anoth", "sail" }));

    [Fact]
    public void The_headline_is_no_part_of_its_length() => Assert.Equal(6, Text.Length);
}
