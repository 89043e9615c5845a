using Bot.Core.Articles;
using Bot.Core.Chat;
using Bot.Core.Evaluation;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Evaluation;

public sealed class LossFinderTests
{
    private const string Right = "Board chair Tobias Renn said the boats lose money.";
    private const string Other = "The new fare starts in spring.";

    [Fact]
    public void Retrieval_lost_it_when_the_article_is_not_there() =>
        Assert.Equal(Loss.Retrieval, Find(Cases.Answer("Nobody."), Evidence(FerryStory.Union, Right)));

    [Fact]
    public void Ranking_lost_it_when_the_sentence_is_fourth() =>
        Assert.Equal(Loss.Ranking, Find(Cases.Answer("Nobody."), Evidence(FerryStory.Vote, Other, Other, Other, Right)));

    [Fact]
    public void The_choice_lost_it_when_the_sentence_was_near_the_top()
    {
        Assert.Equal(Loss.Choice, Find(Cases.Answer("Nobody."), Evidence(FerryStory.Vote, Other, Other, Right)));
        Assert.Equal(Loss.Choice, Find(Cases.Answer("Nobody."), Evidence(FerryStory.Vote, Right)));
        Assert.Equal(Loss.Choice, Find(Cases.Abstention(), Evidence(FerryStory.Vote, Other, Right)));
    }

    [Fact]
    public void The_refusal_was_wrong_with_the_sentence_on_top_or_unread()
    {
        Assert.Equal(Loss.Refusal, Find(Cases.Abstention(), Evidence(FerryStory.Vote, Right, Other)));
        Assert.Equal(Loss.Refusal, Find(Cases.Abstention(), evidence: null));
    }

    [Fact]
    public void What_should_be_declined_can_only_be_lost_by_answering()
    {
        var question = Cases.Question("unanswerable", answer: null);

        Assert.Equal(Loss.Refusal, LossFinder.Find(Cases.Judge(question, Cases.Answer("Renn.")), Evidence(FerryStory.Vote, Right)));
        Assert.Null(LossFinder.Find(Cases.Judge(question, Cases.Abstention()), Evidence(FerryStory.Vote, Right)));
    }

    [Fact]
    public void An_article_that_never_says_it_in_the_words_of_the_set_is_told_apart() =>
        Assert.Equal(Loss.Wording, Find(Cases.Answer("Nobody."), Evidence(FerryStory.Vote, Other)));

    [Fact]
    public void Where_a_span_is_named_the_span_decides()
    {
        var question = Cases.Question(accept: "money") with { Spans = ["Board chair Tobias Renn said the boats lose money. And more."] };
        var verdict = Cases.Judge(question, Cases.Abstention());

        Assert.Equal(Loss.Refusal, LossFinder.Find(verdict, Evidence(FerryStory.Vote, Right)));
        Assert.Equal(Loss.Wording, LossFinder.Find(verdict, Evidence(FerryStory.Vote, "It is about money.")));
    }

    private static Loss? Find(Exchange exchange, Evidence? evidence) =>
        LossFinder.Find(Cases.Judge(Cases.Question(accept: "Renn"), exchange), evidence);

    private static Evidence Evidence(string article, params string[] sentences)
    {
        var question = new QuestionReader(Glossary.Empty, Lexicon.English).Read("Who?", []);
        var summary = Replies.Summary(article);
        return new Evidence(question, [], [.. sentences.Select(text => Hit(summary, text))], [summary], []);
    }

    private static SentenceHit Hit(ArticleSummary article, string text)
    {
        var span = new TextSpan(0, text.Length);
        return new SentenceHit(article, new Passage(0, span, text, [span]), span, text, [], new SentenceFeatures(), [], 0);
    }
}
