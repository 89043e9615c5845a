using Bot.Core.Answering;
using Bot.Core.Evaluation;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Evaluation;

public sealed class AnswerJudgeTests
{
    [Theory]
    [InlineData("It was Tobias Renn.", "renn", true)]
    [InlineData("It was ＲＥＮＮ’s plan.", "Renn's plan", true)]
    [InlineData("They lose $40,000 a month.", "40 000", false)]
    [InlineData("They lose $40,000 a month.", "40000", true)]
    [InlineData("They lose 40.000 a month.", "$40,000", true)]
    [InlineData("It was in 2012.", "12", false)]
    [InlineData("It was 12, he said.", "12", true)]
    [InlineData("一共有12名成员", "12", true)]
    [InlineData("The board resigned.", "resign", true)]
    [InlineData("Anything at all.", "...", false)]
    public void An_accepted_string_counts_whatever_its_case_and_punctuation(string answer, string accept, bool accepted) =>
        Assert.Equal(accepted, Cases.Judge(Cases.Question(accept: accept), Cases.Answer(answer)).Accepted);

    [Fact]
    public void A_right_answer_needs_the_right_citation()
    {
        var question = Cases.Question(accept: "Renn");

        Assert.Equal(Outcome.Correct, Cases.Judge(question, Cases.Answer("Renn.")).Outcome);
        Assert.Equal(Outcome.WrongAnswer, Cases.Judge(question, Cases.Answer("Quill.")).Outcome);
        Assert.Equal(Outcome.WrongCitation, Cases.Judge(question with { MustCite = [FerryStory.Audit] }, Cases.Answer("Renn.")).Outcome);
        Assert.Equal(Outcome.Correct, Cases.Judge(question with { MustCite = [FerryStory.Audit], CiteMode = CiteMode.None }, Cases.Answer("Renn.")).Outcome);
    }

    [Fact]
    public void All_articles_must_be_cited_where_the_set_says_so()
    {
        var question = Cases.Question(accept: "Renn") with { MustCite = [FerryStory.Vote, FerryStory.Audit] };

        Assert.True(Cases.Judge(question, Cases.Answer("Renn.")).RightCitation);
        Assert.False(Cases.Judge(question with { CiteMode = CiteMode.All }, Cases.Answer("Renn.")).RightCitation);
    }

    [Fact]
    public void What_must_be_declined_is_right_when_declined_or_set_right()
    {
        var question = Cases.Question("false-premise", answer: null, "was not charged");

        Assert.Equal(Outcome.RightlyDeclined, Cases.Judge(question, Cases.Abstention()).Outcome);
        Assert.Equal(Outcome.Correct, Cases.Judge(question, Cases.Answer("Renn was not charged.")).Outcome);
        Assert.Equal(Outcome.AnsweredInsteadOfDeclined, Cases.Judge(question, Cases.Answer("In 2031.")).Outcome);
    }

    [Fact]
    public void A_false_premise_that_has_an_answer_is_a_trap_and_must_not_be_declined()
    {
        var question = Cases.Question("false-premise", "They did not.", "5 to 2");

        Assert.Equal(Outcome.WronglyDeclined, Cases.Judge(question, Cases.Abstention()).Outcome);
        Assert.Equal(Outcome.AnsweredInsteadOfDeclined, Cases.Judge(question, Cases.Answer("In 2031.")).Outcome);
    }

    [Theory]
    [InlineData("cannot sail on good wishes", true)]
    [InlineData("the boats lose $40,000 every single week", true)]
    [InlineData("the boats lose forty thousand dollars every single week", false)]
    [InlineData("Pike asked for a delay", false)]
    public void A_span_is_hit_when_half_of_it_stands_in_a_row(string span, bool hit)
    {
        var question = Cases.Question(accept: "Renn") with { Spans = [span] };

        Assert.Equal(hit, Cases.Judge(question, Cases.Answer("Renn.")).SpanHit);
    }

    [Fact]
    public void Without_spans_there_is_nothing_to_hit() =>
        Assert.Null(Cases.Judge(Cases.Question(), Cases.Answer("Renn.")).SpanHit);

    [Theory]
    [InlineData("Renn said: \"We cannot sail on good wishes.\"", 1)]
    [InlineData("Renn said: “We cannot sail on good wishes,”", 0)]
    [InlineData("Renn said \"nothing\" and \"good wishes\".", 1)]
    [InlineData("Renn said «nothing».", 1)]
    [InlineData("Renn 说「没有」。", 1)]
    [InlineData("Renn said nothing.", 0)]
    public void A_quotation_that_is_not_word_for_word_is_counted(string claim, int broken) =>
        Assert.Equal(broken, Cases.Judge(Cases.Question(), Cases.Answer(claim)).BrokenQuotes);

    [Theory]
    [InlineData("The chair, Tobias Renn, spoke of $40,000 a month.", 1)]
    [InlineData("According to The Gull, on March 4, 2031, Renn spoke.", 1)]
    [InlineData("The chair, Dara Quill, spoke.", 0)]
    [InlineData("They lose $50,000 a month.", 0)]
    [InlineData("On May 5 the chair spoke.", 0)]
    public void A_citation_supports_a_claim_whose_names_and_numbers_it_holds(string claim, int supported)
    {
        var verdict = Cases.Judge(Cases.Question(), Cases.Answer(claim));

        Assert.Equal(1, verdict.Citations);
        Assert.Equal(supported, verdict.SupportedCitations);
    }

    [Fact]
    public void A_sentence_without_a_citation_and_a_citation_without_a_source_are_counted()
    {
        var verdict = Cases.Judge(Cases.Question(), Cases.Answer([new Claim("Renn spoke.", [], Quote: false), new Claim("Renn spoke.", [1, 7], Quote: false)]));

        Assert.Equal((2, 1, 2, 1), (verdict.Sentences, verdict.CitedSentences, verdict.Citations, verdict.SupportedCitations));
    }
}
