using Bot.Core.Answering;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Answering;

public sealed class AlignmentTests
{
    private const string Text = "The first bridge of Eastgate was built in 1816 by Petra Nyland. It never carried a tram.";

    [Theory]
    [InlineData("Who built the first bridge?", false)]
    [InlineData("Who built the last bridge?", true)]
    [InlineData("Who bought the last boat?", true)]
    [InlineData("Who painted the long bridge?", false)]
    public async Task Sees_an_opposite_of_what_is_asked_for(string question, bool says) =>
        Assert.Equal(says, (await OfAsync(question, "first bridge")).SaysOpposite);

    [Theory]
    [InlineData("What was not built by Nyland?", "first bridge", true, true)]
    [InlineData("What was built by Nyland?", "first bridge", false, false)]
    [InlineData("What did it carry?", "never carried", false, true)]
    [InlineData("What didn't it carry?", "never carried", true, false)]
    public async Task Sees_when_only_one_of_the_two_is_negated(string question, string words, bool isNegated, bool isOtherwise)
    {
        var alignment = await OfAsync(question, words);

        Assert.Equal(isNegated, alignment.IsNegatedQuestion);
        Assert.Equal(isOtherwise, alignment.IsOtherwiseNegated);
    }

    [Theory]
    [InlineData("What did Petra Nyland build?", false)]
    [InlineData("What did Harlan Voss build?", true)]
    public async Task Sees_another_name_in_the_place_of_the_one_asked_about(string question, bool names) =>
        Assert.Equal(names, (await OfAsync(question, "first bridge")).NamesAnother);

    [Theory]
    [InlineData("What was built in 1816?", false)]
    [InlineData("What was built in 1851?", true)]
    [InlineData("What was built?", false)]
    public async Task Sees_another_number_in_the_place_of_the_one_asked_about(string question, bool has) =>
        Assert.Equal(has, (await OfAsync(question, "first bridge")).HasAnotherNumber);

    [Fact]
    public async Task A_passage_says_what_its_sentences_say()
    {
        var alignment = await OfAsync("Which bridge carried a tram?", "first bridge");

        Assert.Equal(1, alignment.InPassage, precision: 6);
        Assert.InRange(alignment.SameForm, 0.01, 0.99);
    }

    [Fact]
    public async Task Another_form_of_a_word_is_not_the_same_form() =>
        Assert.True((await OfAsync("Who was building bridges?", "first bridge")).SameForm < (await OfAsync("Who built the bridge?", "first bridge")).SameForm);

    [Fact]
    public async Task What_stands_by_the_answer_counts_and_what_is_far_from_it_does_not()
    {
        var near = await OfAsync("When was the bridge built?", "first bridge");
        var missing = await OfAsync("When was the tunnel dug?", "first bridge");

        Assert.InRange(near.NearAnswer, 0.5, 1);
        Assert.Equal(0, missing.NearAnswer);
    }

    [Fact]
    public async Task The_worst_is_what_no_word_comes_near_to() =>
        Assert.True((await OfAsync("Who built the bridge?", "first bridge")).Worst > (await OfAsync("Who audited the bridge?", "first bridge")).Worst);

    private static async Task<Alignment> OfAsync(string text, string words)
    {
        var draft = Drafts.Article("bridge", Text);
        await using var asked = await AskedStore.CreateAsync(Glossary.Empty, draft);
        return new Alignment(await asked.EvidenceAsync(text), Hits.Of(draft, words), AskedStore.Lexicon);
    }
}
