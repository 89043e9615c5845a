using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Tests.Retrieval;

public sealed class GlossaryTests
{
    private static readonly Glossary Water = new(
        [["resign", "step down"], ["water", "supply"], ["water board", "board of water"], ["!!", "pump"]],
        new Dictionary<string, string> { ["IDK"] = "I do not know" },
        [["Tollmere Water Board", "TWB"]]);

    [Fact]
    public void The_longest_phrase_that_stands_there_comes_first() =>
        Assert.Equal(["water board", "water"], PhrasesAt("the water board met", 1));

    [Fact]
    public void A_name_and_a_synonym_may_begin_with_the_same_word() =>
        Assert.Equal(["tollmer water board"], PhrasesAt("Tollmere Water Board", 0));

    [Fact]
    public void A_phrase_has_to_stand_there_to_its_end() =>
        Assert.Equal(["water"], PhrasesAt("the water", 1));

    [Fact]
    public void Words_are_found_in_every_form() =>
        Assert.Equal(["resign"], PhrasesAt("she resigned", 1));

    [Fact]
    public void Other_words_have_no_entry() => Assert.Empty(PhrasesAt("the mayor", 1));

    [Fact]
    public void A_phrase_knows_its_group_and_whether_it_is_a_name()
    {
        var phrase = Water.PhrasesAt(Analyzer.Analyze("TWB"), 0).Single();

        Assert.True(phrase.IsName);
        Assert.Equal(["tollmer water board", "twb"], phrase.Group.Select(terms => string.Join(' ', terms)));
    }

    [Fact]
    public void A_member_without_words_is_left_out()
    {
        var phrase = Water.PhrasesAt(Analyzer.Analyze("pump"), 0).Single();

        Assert.Single(phrase.Group);
    }

    [Fact]
    public void Short_forms_are_found_in_lower_case()
    {
        Assert.Equal("I do not know", Water.Meant("idk"));
        Assert.Null(Water.Meant("water"));
    }

    private static IEnumerable<string> PhrasesAt(string text, int index) =>
        Water.PhrasesAt(Analyzer.Analyze(text), index).Select(phrase => string.Join(' ', phrase.Terms));
}
