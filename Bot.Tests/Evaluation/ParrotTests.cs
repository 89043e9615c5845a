using Bot.Core.Answering;
using Bot.Core.Evaluation;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Evaluation;

public sealed class ParrotTests
{
    [Fact]
    public async Task Is_surer_of_a_passage_that_says_the_whole_question_than_of_one_that_says_a_word_of_it()
    {
        await using var asked = await DredgeStory.CreateAsync();
        var parrot = new Parrot(asked.Retriever);

        var all = await ConfidenceAsync(parrot, "Where do the barges carry the sludge of the harbour?");
        var one = await ConfidenceAsync(parrot, "Which minister of the republic asked for dredging?");

        Assert.InRange(one, 0, all - 0.001);
        Assert.InRange(all, 0, 0.999);
    }

    private static async Task<double> ConfidenceAsync(Parrot parrot, string text) =>
        Assert.IsType<Reply.Answer>(await parrot.AskAsync(Cases.Question() with { Question = text }, CancellationToken.None)).Confidence;
}
