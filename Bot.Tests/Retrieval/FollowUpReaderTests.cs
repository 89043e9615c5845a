using Bot.Core.Chat;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Retrieval;

public sealed class FollowUpReaderTests
{
    [Theory]
    [InlineData("When was he sentenced?", "When was Harlan Voss sentenced?")]
    [InlineData("and what about his apology?", "and what about Harlan Voss's apology?")]
    [InlineData("Who sentenced him?", "Who sentenced Harlan Voss?")]
    public void A_pronoun_means_the_person_last_named(string text, string resolved) =>
        Assert.StartsWith(resolved, AskedStore.Read(WaterStory.Glossary, text, "What did Harlan Voss do?").Resolved, StringComparison.Ordinal);

    [Theory]
    [InlineData("When was the fire at the Eastgate pump station?")]
    [InlineData("Why did Edda Varga say she would not leave?")]
    [InlineData("Who is Dag Hollis?")]
    [InlineData("How many lead tests did the waterworks miss?")]
    public void A_question_with_a_topic_of_its_own_leaves_the_one_before(string text)
    {
        var question = AskedStore.Read(WaterStory.Glossary, text, "What did Harlan Voss do?");

        Assert.Empty(question.EarlierTexts);
        Assert.Equal(text, question.Resolved);
    }

    [Theory]
    [InlineData("who else?")]
    [InlineData("when?")]
    [InlineData("And in Eastgate?")]
    [InlineData("What did they say about it?")]
    public void An_incomplete_question_brings_the_one_before_along(string text) =>
        Assert.EndsWith("(What did the council do?)", AskedStore.Read(WaterStory.Glossary, text, "What did the council do?").Resolved, StringComparison.Ordinal);

    [Fact]
    public async Task Whom_the_answer_before_named_is_who_is_meant()
    {
        await using var asked = await AskedStore.WaterAsync();

        var exchange = await asked.Pipeline.AskAsync(
            new ChatMessage("How long was he sentenced to prison?", ["Who was sentenced for selling false test reports?"]), CancellationToken.None);

        Assert.StartsWith("How long was Harlan Voss sentenced to prison?", exchange.Resolved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Who is Harlan Voss?", "What did he sell?", "What did Harlan Voss sell?")]
    [InlineData("who's Ines Calloway", "what did she say?", "what did Ines Calloway say?")]
    [InlineData("Who was Edda Varga?", "When did she resign?", "When did Edda Varga resign?")]
    public async Task Whoever_is_asked_about_is_meant_and_not_whom_the_answer_names_beside(string before, string text, string resolved)
    {
        await using var asked = await AskedStore.WaterAsync();

        var exchange = await asked.Pipeline.AskAsync(new ChatMessage(text, [before]), CancellationToken.None);

        Assert.StartsWith(resolved, exchange.Resolved, StringComparison.Ordinal);
    }
}
