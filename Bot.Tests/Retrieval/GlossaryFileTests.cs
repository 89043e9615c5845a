using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class GlossaryFileTests
{
    [Fact]
    public void Reads_synonyms_short_forms_and_names()
    {
        var glossary = Load("""
            # what people type
            synonyms:
              - [resign, step down]
            shorthand:
              comm: commissioner
            names:
              - [Edda Varga, Varga]
            """);

        Assert.Equal(2, glossary.PhrasesAt(Analyzer.Analyze("step down"), 0).Single().Group.Count);
        Assert.True(glossary.PhrasesAt(Analyzer.Analyze("Varga"), 0).Single().IsName);
        Assert.Equal("commissioner", glossary.Meant("comm"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("synonyms: []\n")]
    [InlineData("other: 1\n")]
    public void A_file_that_holds_nothing_is_an_empty_glossary(string yaml) =>
        Assert.Empty(Load(yaml).PhrasesAt(Analyzer.Analyze("resign"), 0));

    [Fact]
    public void A_missing_file_is_an_empty_glossary()
    {
        using var folder = new TempDirectory();

        Assert.Empty(GlossaryFile.Load(folder.File("glossary.yml")).PhrasesAt(Analyzer.Analyze("resign"), 0));
    }

    [Theory]
    [InlineData("synonyms:\n  - [resign, step down\nnames: []\n", 2)]
    [InlineData("synonyms:\n  - [resign]]\n", 2)]
    [InlineData("names: *varga\n", 1)]
    [InlineData("synonyms:\n  - [one]\nshorthand:\n  y: why\n  y: yes\n", 5)]
    public void Broken_yaml_is_told_in_one_line_with_its_number(string yaml, int line) => Assert.Contains($": line {line}: ", Fault(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("- resign\n", 1, "the file must hold synonyms, shorthand and names")]
    [InlineData("synonyms:\n  resign: quit\n", 2, "synonyms must be a list of groups")]
    [InlineData("synonyms:\n  - resign\n", 2, "each group of synonyms must be a list of words")]
    [InlineData("names:\n  - [Varga]\n  - [[Varga]]\n", 3, "names must hold plain words")]
    [InlineData("shorthand:\n  - y\n", 2, "shorthand must map short forms to their meaning")]
    [InlineData("synonyms: []\nshorthand:\n  y: [why]\n", 3, "shorthand must hold plain words")]
    public void A_wrong_shape_is_told_in_one_line_with_its_number(string yaml, int line, string rule) =>
        Assert.Contains($": line {line}: {rule};", Fault(yaml), StringComparison.Ordinal);

    private static string Fault(string yaml)
    {
        var message = Assert.Throws<InvalidDataException>(() => Load(yaml)).Message;
        Assert.Contains("glossary.yml: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static Glossary Load(string yaml)
    {
        using var folder = new TempDirectory();
        return GlossaryFile.Load(folder.Write("glossary.yml", yaml));
    }
}
