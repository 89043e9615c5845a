using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class AssertionTests
{
    [Theory]
    [InlineData("Varga resigned on Monday.")]
    [InlineData("Commissioner Varga has resigned.")]
    [InlineData("Varga, the commissioner, stepped down.")]
    public async Task A_deed_after_its_doer_is_asserted(string sentence) => Assert.Equal(1, await AssertedAsync("When did Varga resign?", sentence));

    [Theory]
    [InlineData("The council called on Varga to resign.")]
    [InlineData("They want Varga to step down.")]
    [InlineData("Varga refused to resign.")]
    [InlineData("Varga has not resigned.")]
    [InlineData("Varga would never resign.")]
    [InlineData("Varga may resign.")]
    [InlineData("Varga was asked to resign.")]
    [InlineData("Nyland resigned, and so Varga heard.")]
    [InlineData("Nyland resigned.")]
    public async Task A_deed_that_was_asked_for_refused_or_done_by_another_is_not(string sentence) =>
        Assert.Equal(0, await AssertedAsync("When did Varga resign?", sentence));

    [Fact]
    public async Task To_call_for_something_is_a_deed_of_its_own_where_it_is_asked_about() =>
        Assert.Equal(1, await AssertedAsync("Why did Nyland call for Varga to resign?", "Nyland called for Varga to resign."));

    [Theory]
    [InlineData("When did Varga resign?", "Varga spoke to the council.")]
    [InlineData("Who is Varga?", "Varga resigned.")]
    public async Task Where_there_is_no_deed_to_be_seen_nothing_is_known(string question, string sentence) =>
        Assert.Equal(0.5, await AssertedAsync(question, sentence));

    private static async Task<double> AssertedAsync(string question, string sentence)
    {
        await using var asked = await AskedStore.CreateAsync(
            new Glossary([["resign", "step down"]], new Dictionary<string, string>(), []), Drafts.Article("a", "Varga and Nyland resigned or stepped down. They called."));
        var concepts = await asked.ConceptsAsync(question);
        var tokens = Analyzer.Analyze(sentence);
        return Assertion.Of(concepts, new ConceptMatcher(concepts).Match(tokens), tokens, AskedStore.Lexicon);
    }
}
