using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class AnswerCuesTests
{
    [Theory]
    [InlineData("Who signed the letter?", "It was signed by Petra Nyland.", 0.5, 1)]
    [InlineData("Who signed the letter?", "It was signed by council members.", 0, 0)]
    [InlineData("Who did Varga call?", "On Monday Varga called.", 0, 0)] // the name is the question's own
    [InlineData("Which judge signed the letter?", "It was signed by Judge Ines Calloway.", 0.5, 1)] // the title is no name
    [InlineData("Which judge signed the letter?", "It was signed by the Judge.", 0, 0)]
    [InlineData("Who signed the letter?", "Nyland and others signed.", 0.4, 0.6)] // a name, or only the capital of a first word
    [InlineData("Who signed the letter?", "Everybody in town had signed.", 0.1, 0.3)]
    [InlineData("Who signed the letter?", "The letter was signed.", 0, 0)]
    [InlineData("What portion of the tests failed?", "Of all tests 37 percent failed.", 1, 1)]
    [InlineData("What portion of the tests failed?", "A third of them failed.", 0.9, 1)]
    [InlineData("What portion of the tests failed?", "In all 37 of them failed.", 0.3, 0.5)] // a count is no share
    [InlineData("How many tests failed?", "The waterworks missed 37 of them.", 1, 1)]
    [InlineData("How many tests failed?", "The waterworks missed a dozen of them.", 0.5, 1)]
    [InlineData("How many tests failed?", "It was reported on April 2, 2031.", 0, 0)] // a date is no count
    [InlineData("How many tests failed?", "It began at 4:15 p.m. in the hall.", 0, 0)] // nor is a time of day
    [InlineData("How many tests failed?", "It began at 9 am.", 0, 0)]
    [InlineData("How many tests failed?", "2031年3月4日，9点。", 0, 1)] // where tokens overlap
    [InlineData("How old is the mayor?", "Varga won 52 percent of the vote.", 0, 0)]
    [InlineData("How old is the mayor?", "Varga, 52, won the vote.", 1, 1)]
    [InlineData("How old is the mayor?", "The 52-year-old mayor won.", 1, 1)]
    [InlineData("What age was the mayor?", "Varga, then 52, had moved to Tollmere.", 1, 1)]
    [InlineData("How many of the 60 tests failed?", "There were 60 tests.", 0, 0)]
    [InlineData("How much money did Hollis give?", "He gave $25,000.", 1, 1)]
    [InlineData("How much money did Hollis give?", "He gave forty dollars.", 0.5, 1)]
    [InlineData("How much money did Hollis give?", "He gave 40 reports.", 0, 0)]
    [InlineData("How long was he in prison?", "He got 18 months.", 1, 1)]
    [InlineData("How long was he in prison?", "He got six years.", 1, 1)]
    [InlineData("How long was he in prison?", "He was sentenced to life.", 0.1, 0.9)]
    [InlineData("How long was he in prison?", "He stayed until May.", 0.3, 0.5)]
    [InlineData("How long was he in prison?", "He was sentenced.", 0, 0)]
    [InlineData("When was he sentenced?", "It was on May 12, 2031.", 1, 1)]
    [InlineData("When was he sentenced?", "It was in 2031.", 1, 1)]
    [InlineData("When was the bridge built?", "It was built in 1816.", 1, 1)]
    [InlineData("When was the bridge built?", "It dates from the 1640s.", 1, 1)]
    [InlineData("When was the bridge built?", "It dates from the sixteenth century.", 0.5, 0.9)]
    [InlineData("When was the bridge built?", "It has 3487 stones.", 0, 0)]
    [InlineData("When was he sentenced?", "It was on Tuesday.", 0.5, 0.9)]
    [InlineData("When was he sentenced?", "It was last week.", 0.1, 0.5)]
    [InlineData("When was he sentenced?", "It was in a courthouse.", 0, 0)]
    [InlineData("Where did he plead guilty?", "He did so at the Quarry Street courthouse.", 1, 1)]
    [InlineData("Where did he plead guilty?", "He did so at the courthouse.", 0.3, 0.9)]
    [InlineData("Where did he plead guilty?", "Quarry Street saw him do so.", 0.3, 0.5)]
    [InlineData("Where did he plead guilty?", "He did so in the kitchen.", 0.1, 0.3)]
    [InlineData("Where did he plead guilty?", "He did so with regret.", 0, 0)]
    [InlineData("Why were the tests late?", "They were late because of a shortage.", 1, 1)]
    [InlineData("Why were the tests late?", "They were late.", 0, 0)]
    [InlineData("What did Nyland say?", "“She kept the tests,” it read.", 1, 1)]
    [InlineData("What did Nyland say?", "She argued that the tests were kept.", 0.5, 0.9)]
    [InlineData("What did Nyland say?", "She kept the tests.", 0, 0)]
    [InlineData("What exactly did Nyland say?", "\"She kept the tests,\" it read.", 1, 1)]
    [InlineData("What exactly did Nyland say?", "She argued that the tests were kept.", 0, 0)]
    [InlineData("Did Nyland sign?", "Petra Nyland signed 3 letters at Eastgate on May 12, 2031.", 0, 0)] // any sentence will do
    public void Tells_how_plainly_a_sentence_holds_what_is_asked_for(string question, string sentence, double least, double most) =>
        Assert.InRange(Support(question, sentence), least, most);

    [Fact]
    public void A_person_of_the_article_counts_more_than_an_unknown_name() =>
        Assert.True(
            Support("Who signed it?", "It was signed by Nyland.", people: ["Petra Nyland"]) > Support("Who signed it?", "It was signed by Nyland."));

    [Fact]
    public async Task A_place_of_the_kind_asked_for_counts_more_than_another()
    {
        await using var asked = await AskedStore.WaterAsync();
        var concepts = await asked.ConceptsAsync("In which courthouse did he speak?");

        Assert.True(
            Support("In which courthouse did he speak?", "He was at the Quarry Street courthouse.", concepts)
            > Support("In which courthouse did he speak?", "He was in Eastgate.", concepts));
    }

    [Fact]
    public async Task A_name_of_the_kind_asked_for_counts_more_than_another()
    {
        await using var asked = await AskedStore.WaterAsync();
        var concepts = await asked.ConceptsAsync("Which judge wrote the letter?");

        Assert.True(
            Support("Which judge wrote the letter?", "It came from Judge Ines Calloway.", concepts)
            > Support("Which judge wrote the letter?", "It came from Mayor Lucan Brandt.", concepts));
    }

    private static double Support(string question, string sentence, IReadOnlyList<Concept>? concepts = null, string[]? people = null)
    {
        var features = new SentenceFeatures();
        new AnswerCues(AskedStore.Read(Glossary.Empty, question), concepts ?? [], AskedStore.Lexicon)
            .AddTo(features, sentence, Analyzer.Analyze(sentence), Drafts.Article("a", people: people).Provenance);
        return features.AnswerType;
    }
}
