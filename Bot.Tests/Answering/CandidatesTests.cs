using Bot.Core.Answering;
using Bot.Core.Articles;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed class CandidatesTests
{
    [Fact]
    public async Task Who_did_it_to_somebody_is_no_sentence_in_which_they_do_it() => Assert.Equal(
        ["In June Calder replaced Varga as commissioner."],
        await TextsAsync("Who replaced Varga?", "In June Calder replaced Varga as commissioner.", "In May Varga replaced inspector Voss with Amsel Dunn."));

    [Fact]
    public async Task Who_did_something_is_said_where_that_is_said() => Assert.Equal(
        ["Petra Nyland drafted the letter."],
        await TextsAsync("Which council member drafted the letter?", "Petra Nyland drafted the letter.", "Oskar Dunn is the council member whose letter came first."));

    [Fact]
    public async Task What_somebody_said_is_not_what_others_say_of_them() => Assert.Equal(
        ["Nyland said Varga kept the tests in a drawer."],
        await TextsAsync("What did Nyland say about Varga?", "Nyland said Varga kept the tests in a drawer.", "Of Nyland’s letter on the tests, Varga said it was late.", "Varga read the letter of Nyland."));

    [Fact]
    public async Task What_is_so_of_one_person_tells_nothing_of_another() => Assert.Equal(
        ["Varga was never found guilty of a crime."],
        await TextsAsync("Is Varga guilty of a crime?", "Voss was found guilty of two crimes.", "Varga was never found guilty of a crime."));

    [Fact]
    public async Task A_sentence_of_another_year_does_not_answer() => Assert.Equal(
        ["Nyland won the primary in 2031."],
        await TextsAsync("Who won the primary in 2031?", "Oskar Dunn won the primary in 2027.", "Nyland won the primary in 2031."));

    [Fact]
    public async Task When_a_thing_was_done_is_said_of_that_thing() => Assert.Equal(
        ["The bridge was closed in 2029."],
        await TextsAsync("When was the bridge closed?", "The bridge was closed in 2029.", "In 2030 Varga closed the school."));

    [Fact]
    public async Task When_somebody_did_it_is_answered_in_another_year_than_the_one_named() => Assert.Contains(
        "The council signed the bargain of 2031 in January 2032.",
        await TextsAsync("When did the council sign the bargain of 2031?", "The council signed the bargain of 2031 in January 2032."));

    private static async Task<IReadOnlyList<string>> TextsAsync(string question, params string[] sentences)
    {
        await using var asked = await AskedStore.CreateAsync(
            new Glossary([], new Dictionary<string, string>(), [["Edda Varga", "Varga"], ["Petra Nyland", "Nyland"], ["Harlan Voss", "Voss"]]),
            [.. sentences.Select((sentence, i) => WaterStory.Draft($"a{i}", "Tollmere Post", "News", published: null, SourceKind.Article, [], sentence))]);
        return [.. new Candidates(await asked.EvidenceAsync(question), AskedStore.Lexicon).All().Select(hit => hit.Text).Order(StringComparer.Ordinal)];
    }
}
