using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class InflectionsTests
{
    private const string Text =
        "El capitán navegó hasta el puerto. Las naves navegaban despacio. Los capitanes y su tripulación cruzaban la costa. La nave es blanca. A captain sails.";

    [Theory]
    [InlineData("navegan", new[] { "navego", "navegaban" })] // tenses and persons
    [InlineData("blancos", new[] { "blanca" })] // number and gender
    public async Task Finds_the_forms_of_a_word_in_a_language_with_endings(string asked, string[] forms) =>
        Assert.Equal(forms.Order(), (await FindAsync(asked, "es")).Order());

    [Theory]
    [InlineData("puente")] // begins like puerto, and no ending makes one of the other
    [InlineData("sol")]
    [InlineData("1234")]
    public async Task Finds_nothing_for_other_words(string asked) => Assert.Empty(await FindAsync(asked, "es"));

    [Fact]
    public async Task Finds_nothing_in_a_language_that_the_index_stems() => Assert.Empty(await FindAsync("captains", "en"));

    [Fact]
    public async Task A_question_in_Spanish_finds_a_sentence_in_other_forms_of_its_words()
    {
        await using var asked = await StoreAsync();

        var hit = Assert.Single(await asked.Retriever.SearchAsync("¿Quiénes navegan?", limit: 1, CancellationToken.None));

        Assert.Contains("navegaban", hit.Passage.Text, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> FindAsync(string word, string language)
    {
        await using var asked = await StoreAsync();
        await using var snapshot = await asked.Store.OpenSnapshotAsync(CancellationToken.None);
        var found = await Inflections.FindAsync(Analyzer.Analyze(word)[0], Lexicon.For(language), snapshot, CancellationToken.None);
        return found.Select(form => WordForms.WithoutAccents(form.Word));
    }

    private static Task<AskedStore> StoreAsync() => AskedStore.CreateAsync(Glossary.Empty, Drafts.Article("a", Text));
}
