using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class SpellingCorrectorTests
{
    private const string Text =
        "The mayor met the commissioner. The commissioner saw the mayor and the inspectors. A ferry sailed. The councillor slept. The counsellor woke.";

    [Theory]
    [InlineData("comissioner", "commissioner")]
    [InlineData("commisioner", "commissioner")]
    [InlineData("commissionner", "commissioner")]
    [InlineData("comissoner", "commissioner")]
    [InlineData("inspetcors", "inspectors")]
    [InlineData("maoyr", "mayor")]
    [InlineData("mayyor", "mayor")]
    [InlineData("ferrry", "ferry")]
    public async Task Finds_the_word_that_was_meant(string typed, string meant) => Assert.Equal(meant, await CorrectAsync(typed));

    [Theory]
    [InlineData("major")] // another word, not a slip of mayor
    [InlineData("merry")]
    [InlineData("mayr")] // too short to be sure
    [InlineData("submarine")]
    [InlineData("12345")]
    [InlineData("can't")]
    [InlineData("cxmmxssxoner")] // three slips
    public async Task Leaves_other_words_alone(string typed) => Assert.Null(await CorrectAsync(typed));

    [Fact]
    public async Task Leaves_a_very_long_word_alone() => Assert.Null(await CorrectAsync(new string('m', 2_000)));

    [Fact]
    public async Task Of_two_words_that_are_as_near_takes_the_more_frequent_one()
    {
        await using var asked = await AskedStore.CreateAsync(
            Glossary.Empty, Drafts.Article("a", "A barrel rolled."), Drafts.Article("b", "A carrel and a barren hill."), Drafts.Article("c", "The barren coast."));
        await using var snapshot = await asked.Store.OpenSnapshotAsync(CancellationToken.None);

        var meant = await SpellingCorrector.CorrectAsync(Analyzer.Analyze("barrexn")[0], snapshot, CancellationToken.None);

        Assert.Equal("barren", meant?.Word);
        Assert.Equal(2, meant?.Articles);
    }

    private static async Task<string?> CorrectAsync(string typed)
    {
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", Text));
        await using var snapshot = await asked.Store.OpenSnapshotAsync(CancellationToken.None);
        return (await SpellingCorrector.CorrectAsync(Analyzer.Analyze(typed)[0], snapshot, CancellationToken.None))?.Word;
    }
}
