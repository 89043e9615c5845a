using Bot.Core.Retrieval;
using Bot.Tests.Fixtures;
using CsCheck;

namespace Bot.Tests.Retrieval;

public sealed class QuestionReaderTests
{
    [Theory]
    [InlineData("Who called on the commissioner to resign?", AnswerType.Person)]
    [InlineData("And who's the judge?", AnswerType.Person)]
    [InlineData("Whose campaign got the gift?", AnswerType.Person)]
    [InlineData("Which council members signed the letter?", AnswerType.Person)]
    [InlineData("what judge sentenced Voss", AnswerType.Person)]
    [InlineData("Which newspaper reported the fire?", AnswerType.Person)]
    [InlineData("What is the judge's name?", AnswerType.Name)]
    [InlineData("How many workers were injured?", AnswerType.Number)]
    [InlineData("By what margin did the motion pass?", AnswerType.Number)]
    [InlineData("What percentage of the tests failed?", AnswerType.Number)]
    [InlineData("How old is Harlan Voss?", AnswerType.Number)]
    [InlineData("暴风雨损坏了什么？", AnswerType.Any)] // no 么 of a yes-or-no question
    [InlineData("暴风雨损坏了屋顶么？", AnswerType.YesNo)]
    [InlineData("How much money did Hollis give?", AnswerType.Money)]
    [InlineData("How much did Hollis donate to the campaign?", AnswerType.Money)]
    [InlineData("How big was the gift from Hollis?", AnswerType.Money)]
    [InlineData("What salary does Varga get?", AnswerType.Money)]
    [InlineData("How long was he in prison?", AnswerType.Duration)]
    [InlineData("How many months did Voss get?", AnswerType.Duration)]
    [InlineData("For how long were the pumps off?", AnswerType.Duration)]
    [InlineData("When was Voss sentenced?", AnswerType.Date)]
    [InlineData("In what year was Varga appointed?", AnswerType.Date)]
    [InlineData("On which date did the station burn?", AnswerType.Date)]
    [InlineData("How long ago was the fire?", AnswerType.Date)]
    [InlineData("Since when has she run the waterworks?", AnswerType.Date)]
    [InlineData("Where did Voss plead guilty?", AnswerType.Place)]
    [InlineData("In which courthouse was Voss sentenced?", AnswerType.Place)]
    [InlineData("Which town drinks the water?", AnswerType.Place)]
    [InlineData("Why were the tests late?", AnswerType.Reason)]
    [InlineData("What was the reason for the delay?", AnswerType.Reason)]
    [InlineData("How did Varga explain the delay?", AnswerType.Reason)]
    [InlineData("What led to the fire?", AnswerType.Reason)]
    [InlineData("how come the tests were late", AnswerType.Reason)]
    [InlineData("What did Nyland say about the tests?", AnswerType.Statement)]
    [InlineData("What has the union demanded?", AnswerType.Statement)]
    [InlineData("How did Varga respond to the letter?", AnswerType.Statement)]
    [InlineData("What exactly did Varga say?", AnswerType.Quote)]
    [InlineData("Quote Varga on the letter", AnswerType.Quote)]
    [InlineData("What did she say, in her own words?", AnswerType.Quote)]
    [InlineData("Did Varga resign?", AnswerType.YesNo)]
    [InlineData("So is Voss in prison?", AnswerType.YesNo)]
    [InlineData("Hasn’t Voss apologized?", AnswerType.YesNo)]
    [InlineData("Give me a timeline of the water story", AnswerType.Timeline)]
    [InlineData("Which came first, the fire or the letter?", AnswerType.Timeline)]
    [InlineData("Who resigned? Answer in chronological order", AnswerType.Timeline)]
    [InlineData("Do the outlets agree on the number of injured?", AnswerType.Comparison)]
    [InlineData("How many were injured, and do the reports differ?", AnswerType.Comparison)]
    [InlineData("Tell me about the fire", AnswerType.Any)]
    [InlineData("What did the town auditor find?", AnswerType.Any)] // no town is asked for
    [InlineData("What did the judge rule?", AnswerType.Any)]
    [InlineData("What was the mayor's plan?", AnswerType.Any)]
    [InlineData("fire eastgate", AnswerType.Any)]
    public void Tells_what_kind_of_thing_is_asked_for(string text, AnswerType type) => Assert.Equal(type, Read(text).AnswerType);

    [Theory]
    [InlineData("y did comm varga resign", "why did commissioner varga resign")]
    [InlineData("Y did Comm. Varga resign?", "why did commissioner. Varga resign?")]
    [InlineData("what did u do 2day", "what did you do today")]
    [InlineData("Why did Varga resign?", "Why did Varga resign?")]
    public void Writes_chat_spellings_out(string text, string writtenOut)
    {
        var question = Read(text);

        Assert.Equal(writtenOut, question.WrittenOut);
        Assert.Equal(text, question.Text);
    }

    [Fact]
    public void A_chat_spelling_tells_the_kind_of_question() => Assert.Equal(AnswerType.Reason, Read("y were the tests late").AnswerType);

    [Theory]
    [InlineData("In what year was Varga appointed?", "was varga appointed")]
    [InlineData("How many workers were injured?", "workers were injured")]
    [InlineData("What did Varga say, in her exact words?", "what did varga say")]
    public void The_words_that_only_name_the_kind_are_no_content(string text, string content) =>
        Assert.Equal(content, string.Join(' ', Read(text).Content.Select(token => token.Word)));

    [Theory]
    [InlineData("Which judge sentenced Voss?", "judg")]
    [InlineData("What is the inspector's name?", "inspector")]
    [InlineData("Who sentenced Voss?", null)]
    public void Knows_which_kind_of_person_is_asked_for(string text, string? term) => Assert.Equal(term, Read(text).KindTerm);

    [Theory]
    [InlineData("When was he sentenced?", "Who is Harlan Voss?")]
    [InlineData("When?", "Who is Harlan Voss?")]
    [InlineData("why was that", "Who is Harlan Voss?")]
    [InlineData("and the judge?", "Who is Harlan Voss?")]
    public void A_follow_up_leans_on_the_question_before(string text, string before) =>
        Assert.Equal(["who", "is", "harlan", "voss"], Read(text, before).Earlier.Select(token => token.Word));

    [Fact]
    public void A_question_that_stands_alone_leans_on_nothing() =>
        Assert.Empty(Read("When was inspector Harlan Voss sentenced for the reports?", "Who is Edda Varga?").Earlier);

    [Fact]
    public void A_follow_up_of_a_follow_up_reaches_back_to_the_question_that_stands_alone()
    {
        var question = Read("and then?", "Who is Ines Calloway?", "When did judge Calloway sentence inspector Voss?", "where was that?");

        Assert.Contains(question.Earlier, token => token.Word == "sentence");
        Assert.DoesNotContain(question.Earlier, token => token.Word == "ines");
    }

    [Fact]
    public void Chat_spellings_of_earlier_questions_are_written_out_too() =>
        Assert.Contains(Read("when?", "y did comm resign from the waterworks").Earlier, token => token.Word == "commissioner");

    [Theory]
    [InlineData("Which came first: the fire at Eastgate, the letter or the sentence?", "the fire at Eastgate|the letter|the sentence")]
    [InlineData("What happened first, the fire or the letter?", "the fire|the letter")]
    [InlineData("Put these in order: fire; letter; and sentence", "fire|letter|sentence")]
    [InlineData("Give me a timeline of the fire", "")]
    [InlineData("Who signed the letter and the report?", "")]
    public void A_question_about_an_order_of_events_lists_its_parts(string text, string parts) =>
        Assert.Equal(parts, string.Join('|', QuestionParts.Of(Read(text), AskedStore.Lexicon).Select(part => part.Text)));

    [Fact]
    public void A_question_lists_no_more_parts_than_can_be_answered() =>
        Assert.InRange(QuestionParts.Of(Read($"In chronological order: {string.Join(", ", Enumerable.Range(1, 300).Select(i => $"fire {i}"))}"), AskedStore.Lexicon).Count, 2, 10);

    [Fact]
    public void Any_text_is_read() =>
        Gen.Select(Gen.String, Gen.String.Array[0, 3]).Sample((text, history) =>
        {
            var question = Read(text, history);
            _ = QuestionParts.Of(question, AskedStore.Lexicon);
            return question.Text == text && question.Frame.End <= question.WrittenOut.Length && question.Content.Count <= question.Tokens.Count;
        });

    private static Question Read(string text, params string[] history) => AskedStore.Read(WaterStory.Glossary, text, history);
}
